import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  describeStack,
  HostedZone,
  parentNames,
  normalizeDomainName,
  readHostedZone,
  readRecords,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { findForeignDelegation } from '../dns/findForeignDelegation';
import { findZoneStacks, ZoneToDelete } from '../dns/findZoneStacks';
import { deleteStack } from '../deletion/deleteStack';
import { DeploymentContext } from '../stack/DeploymentContext';
import { formatSeconds, secondsBetween } from '../log/format';
import { delegationRecord } from '../dns/delegationRecord';
import {
  deleteRecords,
  classifyRecords,
  ZoneContents,
} from '../dns/zoneRecords';
import { readPublicZone } from '../dns/hostedZones';
import { readCertificate } from '../checks/readCertificate';
import { findZoneStackArn } from '../dns/apiZone';
import { ActionDependencies } from './ActionDependencies';
import { examples } from './dnsZoneDelete.examples';
import { withFailureReport } from './withFailureReport';
import * as fields from './fields';
import { openDeployment } from './openDeployment';
import { publishStack } from '../catalog/publishStack';

/**
 * `fargate:dns-zone:delete`: takes a zone away in the order that leaves
 * nothing behind: the delegation first, the zone last.
 *
 * @public
 */
export function createDnsZoneDeleteAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createTemplateAction({
    id: 'fargate:dns-zone:delete',
    description:
      "Deletes a DNS zone that no API uses any more: first its delegation, then its certificate, ACM's validation record, which CloudFormation leaves behind, and at last the zone.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        zone: z =>
          z
            .string()
            .optional()
            .describe(
              'Reference of the zone, e.g. resource:default/api-acme-com',
            ),
        zoneStackArn: z =>
          z
            .string()
            .optional()
            .describe('Instead of zone: stackArn of fargate:dns-zone:deploy'),
        hostedZoneId: z =>
          z
            .string()
            .optional()
            .describe(
              'Instead of zone: id of a hosted zone that was there before. It stays; the delegation and the certificate that were made for it go',
            ),
        target: z =>
          z
            .string()
            .optional()
            .describe('With hostedZoneId: name of the target that it was for'),
        confirm: z =>
          z.string().describe('The domain name again, e.g. api.acme.com'),
        onConflict: fields.deploymentOptionFields.onConflict,
      },
      output: {
        deleted: z =>
          z.array(z.string()).describe('Names of the stacks that are gone'),
      },
    },
    async handler(ctx) {
      const { input, signal } = ctx;
      const { context, ...subject } = await openZone();
      const { domainName, stack, zone } = subject;
      const { clients, log } = context;
      const startedAt = clients.now();
      if (!stack && !zone) {
        log.line('Done', 'the zone is gone already');
        ctx.output('deleted', []);
        return;
      }
      if (input.confirm !== domainName) {
        throw new InputError(
          `confirm: write ${domainName}, the name of the zone that would be deleted, not "${input.confirm}".`,
        );
      }
      const { delegations, certificates } = await findZoneStacks(aws, subject, {
        signal,
      });
      await assertUnused();
      const zoneStacks =
        stack && stack.status !== 'DELETE_COMPLETE' ? [stack] : [];
      const names = [
        ...delegations.map(one => one.stack),
        ...certificates,
        ...zoneStacks,
      ].map(({ name }) => name);
      log.line(
        'Plan',
        names.length
          ? `${names.join(', then ')}: to be deleted`
          : 'all is gone already',
      );
      if (ctx.isDryRun) {
        log.line('Dry run', 'nothing was changed');
        ctx.output('deleted', []);
        return;
      }
      await withFailureReport(log, async () => {
        for (const delegation of delegations) {
          await deleteStack(
            await openDeployment(
              ctx,
              dependencies,
              delegation.target,
              delegation.stack.arn,
            ),
            requestOf('Delegation', delegation.stack),
          );
        }
        if (zone) {
          await sayForeignDelegation(zone);
        }
        for (const certificate of certificates) {
          await deleteStack(context, requestOf('Certificate', certificate));
        }
        if (zone && zoneStacks.length) {
          await removeLeftovers(zone);
        }
        for (const one of zoneStacks) {
          await deleteStack(context, requestOf('Zone', one));
          await publishStack(events, one.arn);
        }
        if (!stack) {
          log.line(
            'Note',
            `zone ${domainName} was there before and stays, with ACM's validation record, which other certificates may need`,
          );
        }
      });
      log.line(
        'Done',
        `${
          stack ? 'zone' : 'all that was made for zone'
        } ${domainName} deleted · ${formatSeconds(
          secondsBetween(startedAt, clients.now()),
        )}`,
      );
      ctx.output('deleted', names);

      /** The zone that is meant, and its account. */
      async function openZone(): Promise<
        ZoneToDelete & { context: DeploymentContext }
      > {
        const arn = await findZoneStackArn(
          catalog,
          input,
          await ctx.getInitiatorCredentials(),
        );
        if (arn) {
          const target = aws.targets.forArn(arn);
          const opened = await openDeployment(ctx, dependencies, target, arn);
          const found = await describeStack(opened.clients, arn, { signal });
          if (found) {
            assertZone(found);
          }
          const id =
            found?.status === 'DELETE_COMPLETE'
              ? undefined
              : found?.outputs.HostedZoneId;
          return {
            context: opened,
            target,
            stack: found,
            domainName: found?.parameters.DomainName ?? '',
            zone:
              id === undefined
                ? undefined
                : await readHostedZone(opened.clients, id, { signal }),
          };
        }
        if (!input.target) {
          throw new InputError(
            'target: give the name of the target that the zone hostedZoneId was for.',
          );
        }
        const target = aws.targets.get(input.target);
        const opened = await openDeployment(
          ctx,
          dependencies,
          target,
          input.hostedZoneId!,
        );
        const own = await readPublicZone(
          opened.clients,
          'hostedZoneId',
          input.hostedZoneId!,
          { signal },
        );
        return { context: opened, target, zone: own, domainName: own.name };
      }

      async function assertUnused(): Promise<void> {
        if (zone && (stack || delegations.length)) {
          const { inUse } = await contentsOf(zone);
          if (inUse.length) {
            throw new ConflictError(
              `The zone ${domainName} still has ${inUse
                .map(
                  ({ Name, Type }) => `${Type} ${normalizeDomainName(Name!)}`,
                )
                .join(', ')}. Delete the APIs of these names first.`,
            );
          }
        }
        for (const { outputs } of certificates) {
          const users = outputs.CertificateArn
            ? (
                await readCertificate(clients, outputs.CertificateArn, {
                  signal,
                })
              )?.InUseBy ?? []
            : [];
          if (users.length) {
            throw new ConflictError(
              `The certificate of ${domainName} is used by ${users.join(
                ', ',
              )}. Delete that first.`,
            );
          }
        }
      }

      /** Whoever got the name servers of a deleted zone could answer for its name. */
      async function sayForeignDelegation(own: HostedZone): Promise<void> {
        const foreign = await findForeignDelegation(aws, own, { signal });
        if (
          foreign === 'none' ||
          (foreign === 'unknown' && delegations.length)
        ) {
          return;
        }
        log.line(
          'Note',
          `${
            foreign === 'unknown'
              ? `ask the owner of ${parentNames(domainName).join(' or ')}`
              : `in zone ${foreign.parent.name} (${foreign.parent.id}, account ${foreign.target.accountId}), which no stack of this portal changed,`
          } to delete this NS record: whoever got the zone's name servers could answer for ${domainName}`,
        );
        delegationRecord(own).forEach(line => log.more(line));
      }

      async function removeLeftovers(own: HostedZone): Promise<void> {
        const { leftovers } = await contentsOf(own);
        if (leftovers.length) {
          await deleteRecords(clients, own.id, leftovers, { signal });
          log.line(
            'Zone',
            `validation record ${leftovers
              .map(({ Name }) => Name)
              .join(', ')} of ACM removed`,
          );
        }
      }

      async function contentsOf(own: HostedZone): Promise<ZoneContents> {
        return classifyRecords(
          await readRecords(clients, own.id, { signal }),
          own.name,
        );
      }
    },
  });
}

function requestOf(
  label: 'Zone' | 'Delegation' | 'Certificate',
  { arn }: StackRecord,
) {
  return { label, stackArn: arn, retain: [], unprotect: true };
}

function assertZone(stack: StackRecord): void {
  if (!stack.managed || stack.kind !== 'dns-zone' || !stack.entityRef) {
    throw new InputError(
      `zoneStackArn: stack ${stack.name} is not a DNS zone of this portal.`,
    );
  }
}
