import { InputError } from '@backstage/errors';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { publishStack } from '../catalog/publishStack';
import { findZone } from '../dns/apiZone';
import { deleteDnsZone } from '../dns/deleteDnsZone';
import { planZoneDeletion, stackNamesOf } from '../dns/planZoneDeletion';
import { readZoneById, readZoneOfStack } from '../dns/ZoneToDelete';
import { ActionDependencies } from '../run/ActionDependencies';
import { createAction } from './createAction';
import { examples } from './dnsZoneDelete.examples';
import { endDeployment } from '../run/endDeployment';
import * as fields from '../run/fields';
import { openDeployment } from '../run/openDeployment';

/**
 * `fargate:dns-zone:delete`: deletes a DNS zone that no API uses.
 *
 * @public
 */
export function createDnsZoneDeleteAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:dns-zone:delete',
    description:
      "Deletes a DNS zone that no API uses: the delegation, the certificate, ACM's validation record, which CloudFormation does not delete, and the hosted zone.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        zone: z =>
          z
            .string()
            .optional()
            .describe(
              'Entity reference of the zone, e.g. resource:default/api-acme-com',
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
              'Instead of zone: id of a hosted zone that existed before. It is retained; the delegation and the certificate that were created for it are deleted',
            ),
        target: z =>
          z
            .string()
            .optional()
            .describe('With hostedZoneId: name of the target it was used in'),
        confirm: z =>
          z
            .string()
            .describe(
              'The domain name of the zone, to confirm the deletion, e.g. api.acme.com',
            ),
        onConflict: fields.deploymentOptionFields.onConflict,
      },
      output: {
        deleted: z =>
          z.array(z.string()).describe('Names of the deleted stacks'),
      },
    },
    async handler(ctx) {
      const { input, signal } = ctx;
      const { entity, stackArn } = await findZone(
        catalog,
        input,
        await ctx.getInitiatorCredentials(),
      );
      const { authorize, target } = await ctx.access.toChange(
        'delete',
        stackArn ? aws.targets.forArn(stackArn) : targetOf(input),
        entity,
      );
      if (!stackArn) {
        await ctx.access.toUseParentZone(target);
      }
      const open = (at: FargateTarget, stack: string) =>
        openDeployment(ctx, dependencies, { target: at, authorize }, stack);
      const context = await open(target, stackArn ?? input.hostedZoneId!);
      const { clients, log } = context;
      const zone = stackArn
        ? await readZoneOfStack(clients, stackArn, { signal })
        : await readZoneById(clients, input.hostedZoneId!, { signal });
      const deletion =
        zone &&
        (await planZoneDeletion(context.aws, clients, zone, input.confirm, {
          signal,
          authorize,
        }));
      const deleted = deletion ? stackNamesOf(deletion) : [];
      log.line(
        'Plan',
        deleted.length ? `delete ${deleted.join(', then ')}` : 'no changes',
      );
      if (deletion && !ctx.isDryRun) {
        await deleteDnsZone(context, deletion, {
          aws: context.aws,
          open,
          onZoneDeleted: arn => publishStack(events, arn),
        });
      }
      endDeployment(ctx, context, {
        done: zone ? `zone ${zone.domainName} deleted` : 'zone already deleted',
        changed: deleted.length > 0,
        outputs: { deleted: ctx.isDryRun ? [] : deleted },
      });
    },
  });

  function targetOf({ target }: { target?: string }): FargateTarget {
    if (!target) {
      throw new InputError(
        'target: give the name of the target that the hosted zone was used in.',
      );
    }
    return aws.targets.get(target);
  }
}
