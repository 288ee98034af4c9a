import { parseEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  describeStack,
  FargateTarget,
  parentNames,
  plainName,
  readRecords,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { deleteStack } from '../deployment/deleteStack';
import { formatSeconds, secondsBetween } from '../deployment/format';
import { delegationRecord } from '../dns/delegationRecord';
import { deleteRecords, sortRecords } from '../dns/emptyZone';
import { readPublicZone } from '../dns/hostedZones';
import { readCertificate } from '../dns/readCertificate';
import { findZoneStackArn } from '../dns/ZonePlace';
import { dnsStackName } from '../requests/dnsRequests';
import { ActionDependencies } from './ActionDependencies';
import { examples } from './dnsZoneDelete.examples';
import { explainFailure } from './explainFailure';
import { openDeployment } from './openDeployment';
import { publishStack } from './publishStack';

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
        confirm: z =>
          z.string().describe('The domain name again, e.g. api.acme.com'),
      },
      output: {
        deleted: z =>
          z.array(z.string()).describe('Names of the stacks that are gone'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const zoneArn = (await findZoneStackArn(
        catalog,
        input,
        await ctx.getInitiatorCredentials(),
      ))!;
      const target = aws.targets.forArn(zoneArn);
      const context = await openDeployment(ctx, dependencies, target, zoneArn);
      const { clients, log, signal } = context;
      const startedAt = clients.now();
      const stack = await describeStack(clients, zoneArn, { signal });
      if (!stack || stack.status === 'DELETE_COMPLETE') {
        log.line('Done', 'the zone is gone already');
        ctx.output('deleted', []);
        return;
      }
      assertZone(stack);
      const domainName = stack.outputs.DomainName;
      if (input.confirm !== domainName) {
        throw new InputError(
          `confirm: write ${domainName}, the name of the zone that would be deleted, not "${input.confirm}".`,
        );
      }
      const entity = parseEntityRef(stack.entityRef!);
      const zone = await readPublicZone(
        clients,
        'zone',
        stack.outputs.HostedZoneId,
        { signal },
      );
      const certificate = await ownStack(
        target,
        dnsStackName(entity, 'certificate'),
      );
      await assertUnused();
      const delegation = await findDelegation();
      const names = [delegation?.stack, certificate, stack].flatMap(
        one => one?.name ?? [],
      );
      log.line('Plan', `${names.join(', then ')}: to be deleted`);
      if (ctx.isDryRun) {
        log.line('Dry run', 'nothing was changed');
        ctx.output('deleted', []);
        return;
      }
      await explainFailure(log, async () => {
        if (delegation) {
          await deleteStack(
            await openDeployment(
              ctx,
              dependencies,
              delegation.target,
              delegation.stack.arn,
            ),
            requestOf('Delegation', delegation.stack),
          );
        } else {
          log.line(
            'Note',
            `no account of this portal has the delegation as a stack. Ask the owner of ${parentNames(
              domainName,
            ).join(
              ' or ',
            )} to delete this NS record: whoever got the zone's name servers could answer for ${domainName}`,
          );
          delegationRecord(zone).forEach(line => log.more(line));
        }
        if (certificate) {
          await deleteStack(context, requestOf('Certificate', certificate));
        }
        const { leftovers } = await contents();
        if (leftovers.length) {
          await deleteRecords(clients, zone.id, leftovers, { signal });
          log.line(
            'Zone',
            `validation record ${leftovers
              .map(({ Name }) => Name)
              .join(', ')} of ACM removed`,
          );
        }
        await deleteStack(context, requestOf('Zone', stack));
        await publishStack(events, stack.arn);
      });
      log.line(
        'Done',
        `zone ${domainName} deleted · ${formatSeconds(
          secondsBetween(startedAt, clients.now()),
        )}`,
      );
      ctx.output('deleted', names);

      async function contents() {
        return sortRecords(
          await readRecords(clients, zone.id, { signal }),
          zone.name,
        );
      }

      async function assertUnused(): Promise<void> {
        const { inUse } = await contents();
        if (inUse.length) {
          throw new ConflictError(
            `The zone ${domainName} still has ${inUse
              .map(({ Name, Type }) => `${Type} ${plainName(Name!)}`)
              .join(', ')}. Delete the APIs of these names first.`,
          );
        }
        const arn = certificate?.outputs.CertificateArn;
        const users = arn
          ? (await readCertificate(clients, arn, { signal }))?.InUseBy ?? []
          : [];
        if (users.length) {
          throw new ConflictError(
            `The certificate of ${domainName} is used by ${users.join(
              ', ',
            )}. Delete that first.`,
          );
        }
      }

      /** In whichever account the parent zone is. */
      async function findDelegation(): Promise<
        { target: FargateTarget; stack: StackRecord } | undefined
      > {
        for (const candidate of aws.targets.list()) {
          const found = await ownStack(
            candidate,
            dnsStackName(entity, 'dns-delegation'),
          );
          if (found?.outputs.DomainName === domainName) {
            return { target: candidate, stack: found };
          }
        }
        return undefined;
      }

      /** A stack of that name, if it belongs to the zone. */
      async function ownStack(
        where: FargateTarget,
        name: string,
      ): Promise<StackRecord | undefined> {
        const found = await describeStack(await aws.clients(where), name, {
          signal,
        });
        return found?.managed && found.entityRef === stack!.entityRef
          ? found
          : undefined;
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
