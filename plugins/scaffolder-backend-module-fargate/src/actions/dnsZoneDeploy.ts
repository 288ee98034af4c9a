import {
  delegatesTo,
  describeStack,
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Permit, RunAccess } from '../access/RunAccess';
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
      const target = aws.targets.get(input.target);
      const parentTarget =
        input.parentZone && aws.targets.get(input.parentZone.target);
      const entity = toEntity({ ...input, name: settings.name });
      await assertCatalogTakes('dns-zone', { entity });
      const stackName = dnsStackName(entity, 'dns-zone');
      const isKnown = await assertEntityFree(
        catalog,
        [dnsZoneRef(entity)],
        { ...target, name: stackName },
        await ctx.getInitiatorCredentials(),
      );
      const permit = await ctx.access.toDeploy({
        target,
        subject: 'dns-zone',
        entityRef: dnsZoneRef(entity),
        owner: entity.owner,
        isKnown,
      });
      if (input.hostedZoneId) {
        await ctx.access.toUseParentZone(target);
      }
      const parentPermit = parentTarget && { ...permit, target: parentTarget };
      if (parentTarget) {
        await ctx.access.toUseParentZone(parentTarget);
      }
      const context = await openDeployment(
        ctx,
        dependencies,
        permit,
        stackName,
      );
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

  /** Reads what exists already, and checks that it can be used. */
  async function readResources(
    run: ActionRun & {
      access: RunAccess;
      input: ZoneInput & {
        hostedZoneId?: string;
        parentZone?: { target: string; hostedZoneId?: string };
      };
    },
    { aws: allTargets, clients, signal }: OpenedDeployment,
    entity: StackDescriptor['entity'],
    { domainName, certificateArn }: ZoneSettings,
    parentPermit: Permit | undefined,
    used: StackRecord | undefined,
  ): Promise<ZoneResources> {
    const { hostedZoneId: id, parentZone } = run.input;
    const stackName = dnsStackName(entity, 'dns-zone');
    let existing = id
      ? await readExistingZone(
          clients,
          { id, domainName, stackName },
          { signal },
        )
      : undefined;
    if (existing) {
      const owners = await stacksOfZone(allTargets, clients, existing.id, {
        signal,
      });
      for (const own of owners) {
        await run.access.toUseAsOwner(
          own.clients,
          own.stack,
          noHostedZone(clients, 'hostedZoneId', id!),
        );
      }
    }
    if (used) {
      existing = await readPublicZone(
        clients,
        'domainName',
        used.outputs.HostedZoneId,
        { signal },
      );
    }
    if (certificateArn) {
      const owners = await stacksOfCertificate(clients, certificateArn, {
        signal,
      });
      for (const { stack } of owners) {
        await run.access.toUseAsOwner(
          clients,
          stack,
          unusableCertificate(certificateArn),
        );
      }
      await assertCertificate(clients, certificateArn, domainName, { signal });
    }
    if (!parentPermit) {
      return { existing, existingStackArn: used?.arn };
    }
    const context = await openDeployment(
      run,
      dependencies,
      parentPermit,
      dnsStackName(entity, 'dns-delegation'),
    );
    const zone = await readParentZone(
      context.clients,
      domainName,
      parentZone?.hostedZoneId,
      { signal },
    );
    const own = existing ?? (await readOwnZone(clients, stackName, { signal }));
    const delegation = await describeStack(
      context.clients,
      dnsStackName(entity, 'dns-delegation'),
      { signal },
    );
    await assertNotInUse(
      context,
      zone,
      domainName,
      values =>
        isOwnDelegation(delegation, entity) ||
        (own !== undefined && delegatesTo(own, values)),
    );
    return {
      existing,
      existingStackArn: used?.arn,
      parent: { context, zone },
    };
  }
}

function logUse(
  { log }: DeploymentContext,
  known: KnownZone,
  requested: StackDescriptor['entity'],
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
  requested: StackDescriptor['entity'],
  isUsed: boolean,
): StackDescriptor['entity'] {
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
  entity: StackDescriptor['entity'],
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
