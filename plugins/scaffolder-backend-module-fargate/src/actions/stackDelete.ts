import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  isApiKind,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { DEPLOYABLE_SHAPES } from '../api/shapes';
import { awaitCatalog } from '../catalog/awaitCatalog';
import { findEntityStack } from '../catalog/findEntityStack';
import { publishStack } from '../catalog/publishStack';
import { assertDeletable } from '../deletion/assertDeletable';
import { deleteStack } from '../deletion/deleteStack';
import { DeletionRecord, recordDeletion } from '../deletion/recordDeletion';
import { DeploymentContext } from '../stack/DeploymentContext';
import { ActionDependencies } from '../run/ActionDependencies';
import { accessFor } from '../run/accessFor';
import { ActionRun } from '../run/ActionRun';
import { createAction } from './createAction';
import { endDeployment } from '../run/endDeployment';
import * as fields from '../run/fields';
import { openDeployment } from '../run/openDeployment';
import { examples } from './stackDelete.examples';

/**
 * `fargate:stack:delete`: deletes the stacks of an API or an environment.
 *
 * @public
 */
export function createStackDeleteAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:stack:delete',
    description:
      'Deletes an API, or an environment without APIs, with all its AWS resources, and waits until they are deleted.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe(
              'Entity reference of the API, its Component, or the environment',
            ),
        confirm: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the entity, to confirm the deletion. Required for environments, and for stacks with termination protection, which it disables',
            ),
        retain: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Logical ids of resources to retain in AWS if they cannot be deleted',
            ),
        onConflict: fields.deploymentOptionFields.onConflict,
      },
      output: {
        deleted: z =>
          z.array(z.string()).describe('Names of the deleted stacks'),
        retained: z =>
          z
            .array(z.string())
            .describe(
              'Resources that were retained in AWS, by logical and physical id',
            ),
      },
    },
    async handler(ctx) {
      const { input, signal } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      await authorizeRequest(ctx, input.entityRef, credentials);
      const record = await ctx.checkpoint({
        key: `fargate:stack:delete:${input.entityRef}`,
        fn: async () => {
          const found = await findEntityStack(
            catalog,
            input.entityRef,
            credentials,
          );
          const target = aws.targets.forArn(found.stackArn);
          const { authorize } = await ctx.access.toChange('delete', target);
          const { clients: clientsOf } = await accessFor(ctx, aws);
          const clients = await clientsOf(target);
          return {
            ...(await recordDeletion(clients, found, input.confirm, {
              authorize,
              signal,
            })),
          };
        },
      });
      const names = record.stacks.map(({ name }) => name);
      const [{ arn: firstArn }] = record.stacks;
      const permit = await ctx.access.toChange(
        'delete',
        aws.targets.forArn(firstArn),
      );
      const context = await openDeployment(ctx, dependencies, permit, firstArn);
      context.log.line('Plan', `delete ${names.join(', then ')}`);
      for (const name of record.shared) {
        context.log.line(
          'Note',
          `stack ${name} is retained: another environment uses it`,
        );
      }
      const retain = input.retain ?? [];
      await assertDeletable(context, record.stacks, retain);
      let retained: string[] = [];
      if (ctx.isDryRun) {
        context.log.line('Dry run', 'nothing was changed');
      } else {
        retained = await deleteStacks(context, record, {
          retain,
          unprotect: Boolean(input.confirm),
        });
        await logCatalog(context, record, credentials);
      }
      endDeployment(ctx, context, {
        done: `${record.entityRef} deleted`,
        outputs: { deleted: ctx.isDryRun ? [] : names, retained },
      });
    },
  });

  /**
   * Before the task's state and AWS are asked. The catalog may have lost the
   * entity since an earlier attempt; then its stacks tell whose it is.
   */
  async function authorizeRequest(
    { access }: Pick<ActionRun, 'access'>,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    const stackArn = entity?.metadata.annotations?.[STACK_ARN_ANNOTATION];
    if (entity && stackArn) {
      await access.toChange('delete', aws.targets.forArn(stackArn), entity);
    }
  }

  /** @returns what is retained, by logical and physical id. */
  async function deleteStacks(
    context: DeploymentContext,
    { stacks }: Pick<DeletionRecord, 'stacks'>,
    how: { retain: string[]; unprotect: boolean },
  ): Promise<string[]> {
    const retained: string[] = [];
    for (const { arn: stackArn, label } of stacks) {
      const deleted = await deleteStack(context, {
        label,
        stackArn,
        ...how,
        undoFirst: async stack => {
          if (isApiKind(stack.kind)) {
            const shape = DEPLOYABLE_SHAPES[stack.kind];
            await shape.beforeDeletion?.(context, stack);
          }
        },
      });
      retained.push(...deleted.retained);
      await publishStack(events, stackArn);
    }
    return retained;
  }

  async function logCatalog(
    context: DeploymentContext,
    { entityRef, catalogInfoUrl }: DeletionRecord,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { log } = context;
    if (catalogInfoUrl) {
      log.line(
        'Catalog',
        `${entityRef} is registered from its repository: unregister ${catalogInfoUrl} too`,
      );
      return;
    }
    const isRemoved = await awaitCatalog(
      context,
      async () => !(await catalog.getEntityByRef(entityRef, { credentials })),
    );
    log.line(
      'Catalog',
      isRemoved
        ? `${entityRef} was removed from the catalog`
        : `${entityRef} is still in the catalog: its next scan removes it`,
    );
  }
}
