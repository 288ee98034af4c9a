import {
  delegatesTo,
  describeStack,
  HostedZone,
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Permit } from '../access/RunAccess';
import { assertEntityFree } from '../catalog/assertEntityFree';
import { dnsZoneRef } from '../catalog/entityRefs';
import { publishStack } from '../catalog/publishStack';
import { assertCatalogTakes } from '../catalog/assertCatalogTakes';
import { toEntity } from '../catalog/toEntity';
import {
  assertCertificate,
  unusableCertificate,
} from '../checks/assertCertificate';
import { assertNotInUse } from '../dns/assertNotInUse';
import { isOwnDelegation } from '../dns/delegate';
import { deployDnsZone, ZoneResources } from '../dns/deployDnsZone';
import { dnsStackName, zoneRequest } from '../dns/dnsRequests';
import {
  noHostedZone,
  readExistingZone,
  readOwnZone,
  readPublicZone,
  readParentZone,
} from '../dns/hostedZones';
import { keptOfZone, KnownZone, readKnownZone } from '../dns/knownZone';
import { stacksOfCertificate, stacksOfZone } from '../dns/ownStacksOf';
import { toZoneSettings, ZoneInput, ZoneSettings } from '../dns/zoneSettings';
import { DeploymentContext } from '../stack/DeploymentContext';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { createAction } from './createAction';
import { deployOrDryRun } from '../run/deployOrDryRun';
import { examples } from './dnsZoneDeploy.examples';
import { endDeployment } from '../run/endDeployment';
import * as fields from '../run/fields';
import { OpenedDeployment, openDeployment } from '../run/openDeployment';

type Entity = StackDescriptor['entity'];

type ZoneRun = ActionRun & {
  input: ZoneInput & {
    target: string;
    hostedZoneId?: string;
    parentZone?: { target: string; hostedZoneId?: string };
  };
};

/**
 * `fargate:dns-zone:deploy`: creates a DNS zone, its delegation and its
 * certificate. One that exists is used as it is, unless the input says otherwise.
 *
 * @public
 */
export function createDnsZoneDeployAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:dns-zone:deploy',
    description:
      'Deploys a DNS zone for internal APIs: a hosted zone, its delegation in the parent zone, which may be in another account, and an ACM certificate. Waits until the certificate is issued.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        target: fields.targetField,
        domainName: z =>
          z.string().describe('Domain name of the zone, e.g. api.acme.com'),
        name: z =>
          z
            .string()
            .optional()
            .describe(
              'Name in the catalog and of the stacks, at most 32 characters. Default: the domain name with hyphens, e.g. api-acme-com',
            ),
        owner: fields.ownerField,
        description: fields.descriptionField,
        hostedZoneId: z =>
          z
            .string()
            .optional()
            .describe(
              'Id of an existing public hosted zone of that name, to use instead of creating one',
            ),
        parentZone: z =>
          z
            .object({
              target: z
                .string()
                .describe('Name of a target in the account of the parent zone'),
              hostedZoneId: z
                .string()
                .optional()
                .describe(
                  'Id of the parent zone. Default: the hosted zone of the nearest parent name in that account',
                ),
            })
            .optional()
            .describe(
              'Where to create the NS record. Default: none, and the log shows the record to request from the owner of the parent zone',
            ),
        certificateDomainName: z =>
          z
            .string()
            .optional()
            .describe(
              'Domain name of the certificate; a leading *. covers every name one level below. Default: the domain name of the zone',
            ),
        certificateArn: z =>
          z
            .string()
            .optional()
            .describe(
              'ARN of an existing, issued ACM certificate, to use instead of requesting one',
            ),
        onExisting: z =>
          z
            .enum(['use', 'update'])
            .optional()
            .describe(
              'When there is a DNS zone of that name: use it as it is, and create only what it lacks; or update its owner and description, and its stacks to the current templates. Default: use',
            ),
        waitMinutes: z =>
          z
            .number()
            .int()
            .optional()
            .describe(
              'Minutes to wait for the certificate. After that, AWS continues and the next run waits again. Default: 30',
            ),
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: z =>
          z
            .string()
            .describe(
              'ARN of the stack of the hosted zone; empty for an existing hosted zone',
            ),
        entityRef: z => z.string().describe('Entity reference of the DNS zone'),
        hostedZoneId: z => z.string().describe('Id of the hosted zone'),
        domainName: z => z.string().describe('Domain name of the zone'),
        nameServers: z =>
          z
            .array(z.string())
            .describe('Name servers for the NS record in the parent zone'),
        certificateArn: z => z.string().describe('ARN of the certificate'),
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const settings = toZoneSettings(input);
      const entity = toEntity({ ...input, name: settings.name });
      const { context, parentPermit } = await openZone(ctx, entity);
      const known = await readKnownZone(context, entity, settings);
      const isUsed = known !== undefined && input.onExisting !== 'update';
      const resources = await readResources(
        ctx,
        context,
        entity,
        settings,
        parentPermit,
        isUsed ? known.stack : undefined,
      );
      if (isUsed) {
        logUse(context, known, entity, input.certificateDomainName);
      }
      const zoneEntity = known ? keptEntity(known, entity, isUsed) : entity;
      const zoneSettings = {
        ...settings,
        certificateName:
          ((isUsed || !input.certificateDomainName) &&
            known?.certificateName) ||
          settings.certificateName,
      };
      const { stackArn, zone, certificateArn, changed } = ctx.isDryRun
        ? await dryRun(ctx, context, zoneEntity, zoneSettings, resources)
        : await deployDnsZone(
            context,
            zoneEntity,
            zoneSettings,
            resources,
            arn => publishStack(events, arn),
          );
      if (isUsed && !ctx.isDryRun) {
        await publishStack(events, stackArn);
      }
      endDeployment(ctx, context, {
        done: `zone ${settings.domainName}`,
        changed,
        outputs: {
          stackArn,
          entityRef: dnsZoneRef(entity),
          hostedZoneId: zone?.id ?? '',
          domainName: settings.domainName,
          nameServers: zone?.nameServers ?? [],
          certificateArn,
          changed,
        },
      });
    },
  });

  /** Opens the target of a zone, and checks access to the parent zone. */
  async function openZone(
    run: ZoneRun,
    entity: Entity,
  ): Promise<{ context: OpenedDeployment; parentPermit: Permit | undefined }> {
    const { access, input } = run;
    const target = aws.targets.get(input.target);
    const parentTarget =
      input.parentZone && aws.targets.get(input.parentZone.target);
    await assertCatalogTakes('dns-zone', { entity });
    const stackName = dnsStackName(entity, 'dns-zone');
    const entityRef = dnsZoneRef(entity);
    const isKnown = await assertEntityFree(
      catalog,
      [entityRef],
      { ...target, name: stackName },
      await run.getInitiatorCredentials(),
    );
    const permit = await access.toDeploy({
      target,
      subject: 'dns-zone',
      entityRef,
      owner: entity.owner,
      isKnown,
    });
    if (input.hostedZoneId) {
      await access.toUseParentZone(target);
    }
    if (parentTarget) {
      await access.toUseParentZone(parentTarget);
    }
    return {
      context: await openDeployment(run, dependencies, permit, stackName),
      parentPermit: parentTarget && { ...permit, target: parentTarget },
    };
  }

  /** Reads what exists already, and checks that it can be used. */
  async function readResources(
    run: ZoneRun,
    context: OpenedDeployment,
    entity: Entity,
    settings: ZoneSettings,
    parentPermit: Permit | undefined,
    used: StackRecord | undefined,
  ): Promise<ZoneResources> {
    const { clients, signal } = context;
    const given = await readGivenZone(run, context, entity, settings);
    const existing = used
      ? await readPublicZone(clients, 'domainName', used.outputs.HostedZoneId, {
          signal,
        })
      : given;
    await checkCertificate(run, context, settings);
    if (!parentPermit) {
      return { existing, existingStackArn: used?.arn };
    }
    const own =
      existing ??
      (await readOwnZone(clients, dnsStackName(entity, 'dns-zone'), {
        signal,
      }));
    return {
      existing,
      existingStackArn: used?.arn,
      parent: await openParent(run, parentPermit, entity, settings, own),
    };
  }

  /** The parent zone, in which nobody else uses the name. */
  async function openParent(
    run: ZoneRun,
    permit: Permit,
    entity: Entity,
    { domainName }: ZoneSettings,
    own: HostedZone | undefined,
  ): Promise<ZoneResources['parent']> {
    const stackName = dnsStackName(entity, 'dns-delegation');
    const context = await openDeployment(run, dependencies, permit, stackName);
    const { clients, signal } = context;
    const zone = await readParentZone(
      clients,
      domainName,
      run.input.parentZone?.hostedZoneId,
      { signal },
    );
    const delegation = await describeStack(clients, stackName, { signal });
    await assertNotInUse(
      context,
      zone,
      domainName,
      values =>
        isOwnDelegation(delegation, entity) ||
        (own !== undefined && delegatesTo(own, values)),
    );
    return { context, zone };
  }
}

/** The hosted zone with the id in the input, if the user is allowed to use it. */
async function readGivenZone(
  { access, input: { hostedZoneId: id } }: ZoneRun,
  { aws, clients, signal }: OpenedDeployment,
  entity: Entity,
  { domainName }: ZoneSettings,
): Promise<HostedZone | undefined> {
  if (!id) {
    return undefined;
  }
  const stackName = dnsStackName(entity, 'dns-zone');
  const zone = await readExistingZone(
    clients,
    { id, domainName, stackName },
    { signal },
  );
  const owners = await stacksOfZone(aws, clients, zone.id, { signal });
  for (const own of owners) {
    await access.toUseAsOwner(
      own.clients,
      own.stack,
      noHostedZone(clients, 'hostedZoneId', id),
    );
  }
  return zone;
}

/** Makes sure that a certificate can be used, and that the user is allowed to. */
async function checkCertificate(
  { access }: ZoneRun,
  { clients, signal }: OpenedDeployment,
  { certificateArn, domainName }: ZoneSettings,
): Promise<void> {
  if (!certificateArn) {
    return;
  }
  const owners = await stacksOfCertificate(clients, certificateArn, {
    signal,
  });
  for (const { stack } of owners) {
    await access.toUseAsOwner(
      clients,
      stack,
      unusableCertificate(certificateArn),
    );
  }
  await assertCertificate(clients, certificateArn, domainName, { signal });
}

function logUse(
  { log }: DeploymentContext,
  known: KnownZone,
  requested: Entity,
  certificateName: string | undefined,
): void {
  const kept = keptOfZone(known, requested, certificateName);
  log.line(
    'Note',
    [
      `DNS zone ${requested.name} exists and is used as it is`,
      ...(kept.length
        ? [`${kept.join(', ')}; onExisting: update changes that`]
        : []),
    ].join(': '),
  );
}

/** What the request leaves out stays. */
function keptEntity(
  { entity }: KnownZone,
  requested: Entity,
  isUsed: boolean,
): Entity {
  return isUsed
    ? entity
    : {
        ...entity,
        owner: requested.owner,
        description: requested.description ?? entity.description,
      };
}

async function dryRun(
  run: ActionRun,
  context: DeploymentContext,
  entity: Entity,
  { domainName, certificateArn = '' }: ZoneSettings,
  { existing: zone, existingStackArn = '' }: ZoneResources,
) {
  const stackArn = zone
    ? existingStackArn
    : (
        await deployOrDryRun(
          run,
          context,
          await zoneRequest(entity, domainName),
        )
      ).arn;
  return { stackArn, zone, certificateArn, changed: false };
}
