import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  describeStack,
  findParentZone,
  HostedZone,
  parentNames,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { deployStack } from '../stack/deployStack';
import { dryRunArn, dryRunStack } from '../stack/dryRun';
import { formatSeconds, secondsBetween } from '../log/format';
import { logCompletedOnCancel } from '../log/logCompletedOnCancel';
import { assertCertificate } from '../checks/assertCertificate';
import { delegate } from '../dns/delegate';
import { delegationRecord } from '../dns/delegationRecord';
import { deployCertificate } from '../dns/deployCertificate';
import { checkDomainName } from '../checks/domainNames';
import { assertParent, readPublicZone } from '../dns/hostedZones';
import { assertEntityFree } from '../catalog/assertEntityFree';
import {
  certificateRequest,
  dnsStackName,
  zoneRequest,
} from '../dns/dnsRequests';
import { dnsZoneRef } from '../catalog/entityRefs';
import { checkInteger } from '../validation/checkInteger';
import { ActionDependencies } from './ActionDependencies';
import { examples } from './dnsZoneDeploy.examples';
import { withFailureReport } from './withFailureReport';
import * as fields from './fields';
import { openDeployment } from './openDeployment';
import { publishStack } from '../catalog/publishStack';
import { toEntity } from '../catalog/toEntity';

const DEFAULT_WAIT_MINUTES = 30;

/**
 * `fargate:dns-zone:deploy`: makes a zone for internal APIs, has it delegated,
 * and gets its certificate, in the order that does not hang.
 *
 * @public
 */
export function createDnsZoneDeployAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createTemplateAction({
    id: 'fargate:dns-zone:deploy',
    description:
      'Deploys a DNS zone for internal APIs: the hosted zone, its delegation in the parent zone, which may be in another account, and then a certificate; is done when that is issued.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        target: fields.targetField,
        domainName: z =>
          z.string().describe('Name of the zone, e.g. api.acme.com'),
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
              'A public hosted zone of that name that was there before, to use instead of making one',
            ),
        parentZone: z =>
          z
            .object({
              target: z
                .string()
                .describe(
                  'Name of a target in the account that has the parent zone',
                ),
              hostedZoneId: z
                .string()
                .optional()
                .describe(
                  'Id of the parent zone. Default: the zone of the nearest name above in that account',
                ),
            })
            .optional()
            .describe(
              'Where the NS record goes. Without it, the log says which record to ask the owner of the parent zone for',
            ),
        certificateDomainName: z =>
          z
            .string()
            .optional()
            .describe(
              'Name that the certificate is for; with a leading *. any name one level below. Default: the name of the zone',
            ),
        certificateArn: z =>
          z
            .string()
            .optional()
            .describe(
              'An issued ACM certificate that was there before, to use instead of requesting one',
            ),
        waitMinutes: z =>
          z
            .number()
            .int()
            .optional()
            .describe(
              'Minutes to wait for the certificate. AWS goes on by itself, and another run looks again. Default: 30',
            ),
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: z =>
          z
            .string()
            .describe(
              'ARN of the zone stack, which stands for all; empty for a zone that was there before',
            ),
        entityRef: z =>
          z.string().describe('Reference of the zone in the catalog'),
        hostedZoneId: z => z.string().describe('Id of the hosted zone'),
        domainName: z => z.string().describe('Name of the zone'),
        nameServers: z =>
          z
            .array(z.string())
            .describe('Name servers that the parent zone delegates to'),
        certificateArn: z => z.string().describe('ARN of the certificate'),
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const { domainName, waitMinutes = DEFAULT_WAIT_MINUTES } = input;
      checkDomainName('domainName', domainName);
      checkInteger('waitMinutes', waitMinutes, { min: 1, max: 24 * 60 });
      const certificateName = input.certificateDomainName || domainName;
      checkCertificateName(certificateName, domainName);
      const target = aws.targets.get(input.target);
      const parentTarget =
        input.parentZone && aws.targets.get(input.parentZone.target);
      const entity = toEntity({
        ...input,
        name: input.name || domainName.replaceAll('.', '-'),
      });
      const zoneStackName = dnsStackName(entity, 'dns-zone');
      await assertEntityFree(
        catalog,
        [dnsZoneRef(entity)],
        { ...target, name: zoneStackName },
        await ctx.getInitiatorCredentials(),
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        target,
        zoneStackName,
      );
      const { clients, log, signal } = context;
      const startedAt = clients.now();
      const request = await zoneRequest(entity, domainName);
      const existing =
        input.hostedZoneId && (await readExisting(input.hostedZoneId));
      if (input.certificateArn) {
        await assertCertificate(clients, input.certificateArn, domainName, {
          signal,
        });
      }
      const parent = parentTarget && (await openParent());
      if (ctx.isDryRun) {
        const stack = existing
          ? undefined
          : await dryRunStack(context, request);
        output({
          stackArn: existing
            ? ''
            : stack?.arn ?? dryRunArn(target, zoneStackName),
          zone: existing || undefined,
          certificateArn: input.certificateArn ?? '',
          changed: false,
        });
        return;
      }
      const completed: string[] = [];
      await withFailureReport(log, () =>
        logCompletedOnCancel(context, completed, async () => {
          let changed = false;
          let stackArn = '';
          let zone = existing || undefined;
          if (!zone) {
            const deployed = await deployStack(context, request);
            changed = deployed.changed;
            stackArn = deployed.stack.arn;
            await publishStack(events, stackArn);
            zone = await readPublicZone(
              clients,
              'hostedZoneId',
              deployed.stack.outputs.HostedZoneId,
              { signal },
            );
          }
          log.line('Zone', `${zone.name} is zone ${zone.id}`);
          completed.push(`zone ${zone.name} (${zone.id}) stands`);
          const pending = parent ? [] : askOwner(zone);
          if (parent) {
            changed =
              (await delegate(parent.context, entity, zone, parent.zone)) ||
              changed;
            completed.push(`${parent.zone.name} delegates to it`);
          }
          let { certificateArn = '' } = input;
          if (!certificateArn) {
            const certificate = await deployCertificate(
              context,
              await certificateRequest(entity, {
                domainName: certificateName,
                hostedZoneId: zone.id,
              }),
              { seconds: waitMinutes * 60, pending },
            );
            changed = certificate.changed || changed;
            certificateArn = certificate.stack.outputs.CertificateArn;
            log.line('Certificate', `${certificateName} is ISSUED`);
          }
          log.line(
            'Done',
            `zone ${domainName} · ${formatSeconds(
              secondsBetween(startedAt, clients.now()),
            )}`,
          );
          output({ stackArn, zone, certificateArn, changed });
        }),
      );

      async function readExisting(id: string): Promise<HostedZone> {
        const zone = await readPublicZone(clients, 'hostedZoneId', id, {
          signal,
        });
        if (zone.name !== domainName) {
          throw new InputError(
            `hostedZoneId: zone ${zone.id} is ${zone.name}, not ${domainName}.`,
          );
        }
        if (await describeStack(clients, zoneStackName, { signal })) {
          throw new InputError(
            `hostedZoneId: stack ${zoneStackName} has a zone for ${domainName} already. Leave hostedZoneId out.`,
          );
        }
        return zone;
      }

      async function openParent() {
        const parentContext = await openDeployment(
          ctx,
          dependencies,
          parentTarget!,
          dnsStackName(entity, 'dns-delegation'),
        );
        const { hostedZoneId } = input.parentZone!;
        const zone = hostedZoneId
          ? await readPublicZone(
              parentContext.clients,
              'parentZone.hostedZoneId',
              hostedZoneId,
              { signal },
            )
          : await findParentZone(parentContext.clients, domainName, {
              signal,
            });
        if (!zone) {
          throw new InputError(
            `parentZone: account ${
              parentTarget!.accountId
            } has no public hosted zone ${parentNames(domainName).join(
              ' or ',
            )}. Give the target whose account has it, or leave parentZone out to be told which record to ask its owner for.`,
          );
        }
        assertParent(zone, domainName);
        return { context: parentContext, zone };
      }

      /** The record that somebody else has to make, said and returned. */
      function askOwner(zone: HostedZone): string[] {
        const record = delegationRecord(zone);
        log.line(
          'Delegation',
          `ask the owner of ${parentNames(domainName).join(
            ' or ',
          )} for this NS record, unless it is there:`,
        );
        record.forEach(line => log.more(line));
        return record.map(line => `wanted in the parent zone: ${line}`);
      }

      function output(end: {
        stackArn: string;
        zone: HostedZone | undefined;
        certificateArn: string;
        changed: boolean;
      }): void {
        ctx.output('stackArn', end.stackArn);
        ctx.output('entityRef', dnsZoneRef(entity));
        ctx.output('hostedZoneId', end.zone?.id ?? '');
        ctx.output('domainName', domainName);
        ctx.output('nameServers', end.zone?.nameServers ?? []);
        ctx.output('certificateArn', end.certificateArn);
        ctx.output('changed', end.changed);
      }
    },
  });
}

function checkCertificateName(name: string, domainName: string): void {
  const plain = name.replace(/^\*\./, '');
  checkDomainName('certificateDomainName', plain);
  if (plain !== domainName && !plain.endsWith(`.${domainName}`)) {
    throw new InputError(
      `certificateDomainName: ${name} is not in the zone ${domainName}, whose record validates it.`,
    );
  }
}
