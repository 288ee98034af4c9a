import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  isApiKind,
  stackFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  readDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DEPLOYABLE_SHAPES } from '../api/shapes';
import { assertConfirmed } from '../deletion/assertConfirmed';
import { assertNotDnsZone } from '../deletion/assertNotDnsZone';
import { findEntityStack } from '../catalog/findEntityStack';
import { planDeletion } from '../deletion/planDeletion';
import { readOwnStack } from '../catalog/readOwnStack';
import { deleteStack } from '../deletion/deleteStack';
import { DeploymentContext, POLL_SECONDS } from '../stack/DeploymentContext';
import { LogLabel } from '../log/DeploymentLog';
import { formatSeconds, listOf, secondsBetween } from '../log/format';
import { ActionDependencies } from './ActionDependencies';
import { withFailureReport } from './withFailureReport';
import * as fields from './fields';
import { openDeployment } from './openDeployment';
import { publishStack } from '../catalog/publishStack';
import { examples } from './stackDelete.examples';

/** The catalog drops a stack within seconds; a busy one may take longer. */
const TIMEOUT_SECONDS = 60;

/** What a rerun must know when the entity has left the catalog already. */
interface DeletionRecord {
  /** Of the entity that the stacks belong to. */
  entityRef: string;
  /** In the order of their deletion. */
  stacks: { arn: string; name: string; label: LogLabel }[];
  /** Names of stacks that stay. */
  shared: string[];
  /** Where the entity is registered from a repository. */
  catalogInfoUrl: string | null;
}

/**
 * `fargate:stack:delete`: deletes an API or an environment, and is done when
 * it is gone.
 *
 * @public
 */
export function createStackDeleteAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createTemplateAction({
    id: 'fargate:stack:delete',
    description:
      'Deletes an API, or an environment without APIs, with all that it made in AWS, and is done when it is gone.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe(
              'Reference of the API, its Component, or the environment in the catalog',
            ),
        confirm: z =>
          z
            .string()
            .optional()
            .describe(
              'Its name again: needed for environments, and for stacks that are protected from deletion, whose protection this turns off',
            ),
        retain: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Logical ids of resources that may stay in AWS when they cannot be deleted',
            ),
        onConflict: fields.deploymentOptionFields.onConflict,
      },
      output: {
        deleted: z =>
          z.array(z.string()).describe('Names of the stacks that are gone'),
        retained: z =>
          z
            .array(z.string())
            .describe('Resources that stay in AWS, by logical and physical id'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const retain = input.retain ?? [];
      const credentials = await ctx.getInitiatorCredentials();
      const record = await ctx.checkpoint({
        key: `fargate:stack:delete:${input.entityRef}`,
        fn: async () => ({ ...(await planRecord()) }),
      });
      const [{ arn: firstArn }] = record.stacks;
      const context = await openDeployment(
        ctx,
        dependencies,
        aws.targets.forArn(firstArn),
        firstArn,
      );
      const { clients, log } = context;
      const startedAt = clients.now();
      if (ctx.isDryRun) {
        log.line(
          'Dry run',
          `would be deleted, in this order: ${namesOf(record).join(', ')}`,
        );
        ctx.output('deleted', []);
        ctx.output('retained', []);
        return;
      }
      log.line('Plan', `${namesOf(record).join(', then ')}: to be deleted`);
      for (const name of record.shared) {
        log.line('Note', `stack ${name} stays: another environment uses it`);
      }
      const retained: string[] = [];
      for (const { arn: stackArn, label } of record.stacks) {
        const deleted = await withFailureReport(log, () =>
          deleteStack(context, {
            label,
            stackArn,
            retain,
            unprotect: Boolean(input.confirm),
            undoFirst: async stack => {
              if (isApiKind(stack.kind)) {
                const shape = DEPLOYABLE_SHAPES[stack.kind];
                await shape.beforeDeletion?.(context, stack);
              }
            },
          }),
        );
        retained.push(...deleted.retained);
        await publishStack(events, stackArn);
      }
      await sayCatalog(context, record, credentials);
      log.line(
        'Done',
        `${record.entityRef} deleted · ${formatSeconds(
          secondsBetween(startedAt, clients.now()),
        )}`,
      );
      ctx.output('deleted', namesOf(record));
      ctx.output('retained', retained);

      async function planRecord(): Promise<DeletionRecord> {
        const { entity, stackArn } = await findEntityStack(
          catalog,
          input.entityRef,
          credentials,
        );
        const clientsOfPlan = await aws.clients(aws.targets.forArn(stackArn));
        const { signal } = ctx;
        const stack = await readOwnStack(clientsOfPlan, entity, stackArn, {
          signal,
        });
        assertNotDnsZone(stack);
        const plan = await planDeletion(clientsOfPlan, stack, { signal });
        if (plan.users.length) {
          throw new ConflictError(
            `${stack.entityRef} is in use by ${listOf(plan.users)}. Delete ${
              plan.users.length > 1 ? 'these' : 'that'
            } first.`,
          );
        }
        assertConfirmed(entity.metadata.name, plan.stacks, input.confirm);
        const descriptor = await readDescriptor(clientsOfPlan, stack, {
          signal,
        });
        return {
          entityRef: stack.entityRef,
          stacks: toRecord(plan.stacks, stack),
          shared: plan.shared.map(({ name }) => name),
          catalogInfoUrl: descriptor?.catalogInfoUrl ?? null,
        };
      }
    },
  });

  async function sayCatalog(
    { clock, log, signal }: DeploymentContext,
    { entityRef, catalogInfoUrl }: DeletionRecord,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (catalogInfoUrl) {
      log.line(
        'Catalog',
        `${entityRef} is registered from its repository: unregister ${catalogInfoUrl} too`,
      );
      return;
    }
    for (let waited = 0; waited <= TIMEOUT_SECONDS; waited += POLL_SECONDS) {
      if (!(await catalog.getEntityByRef(entityRef, { credentials }))) {
        log.line('Catalog', `${entityRef} has left the catalog`);
        return;
      }
      await clock.sleep(POLL_SECONDS, signal);
    }
    log.line(
      'Catalog',
      `${entityRef} is still in the catalog: its next scan removes it`,
    );
  }
}

/** A stack that is gone already is not found by a search, only by its ARN. */
function toRecord(
  found: readonly StackRecord[],
  stack: StackRecord,
): DeletionRecord['stacks'] {
  const stacks = found.some(({ arn }) => arn === stack.arn)
    ? found
    : [stack, ...found];
  return stacks.map(({ arn, name, kind }) => ({
    arn,
    name,
    label: stackFacts(kind)?.label ?? 'API',
  }));
}

function namesOf({ stacks }: DeletionRecord): string[] {
  return stacks.map(({ name }) => name);
}
