import { ConflictError, InputError } from '@backstage/errors';
import { CONSUMER_HOPS } from '@fargate-api/backstage-plugin-fargate-api-common';
import { checkConsumer } from '@fargate-api/backstage-plugin-fargate-api-node';
import { findEntityStack } from '../catalog/findEntityStack';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { createAction } from './createAction';
import { examples } from './internalApiCheck.examples';
import { openDeployment } from '../run/openDeployment';

/**
 * `fargate:internal-api:check`: checks whether a consumer's VPC can reach an
 * internal API, and if not, which hop is missing.
 *
 * @public
 */
export function createInternalApiCheckAction(dependencies: ActionDependencies) {
  const { aws, catalog } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:internal-api:check',
    description:
      "Checks from AWS's configuration whether a VPC, for example in another account, can reach an internal API, and if not, which hop on the network path is missing. Changes nothing.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .optional()
            .describe('Entity reference of the API, e.g. api:default/orders'),
        stackArn: z =>
          z
            .string()
            .optional()
            .describe(
              'Instead of entityRef: stackArn of fargate:internal-api:deploy',
            ),
        consumer: z =>
          z
            .object({
              target: z
                .string()
                .describe("Name of the target with the consumer's VPC"),
              vpcId: z.string().describe('Id of that VPC'),
            })
            .describe('The consumer of the API'),
        failWhenUnreachable: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether the task fails if a hop is missing. Default: false',
            ),
      },
      output: {
        reachable: z => z.boolean().describe('Whether every hop is ok'),
        missingHop: z =>
          z
            .enum(CONSUMER_HOPS)
            .optional()
            .describe('The first missing hop, if any'),
        explanation: z =>
          z.string().describe('What is missing, and who has to do what'),
        hops: z =>
          z
            .array(
              z.object({
                hop: z.string(),
                state: z.string(),
                text: z.string(),
              }),
            )
            .describe('Every hop that was checked, in order'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const { stackArn, entityRef } = await findStack(ctx, input);
      const permit = await ctx.access.toCheckConsumers(
        aws.targets.forArn(stackArn),
        aws.targets.get(input.consumer.target),
        entityRef,
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        permit,
        stackArn,
        'look',
      );
      const { log, signal } = context;
      const { reachable, missingHop, explanation, ...check } =
        await checkConsumer(context.aws, stackArn, input.consumer, { signal });
      const hops = check.hops.map(({ hop, state, text, todo }) => ({
        hop,
        state,
        text: todo ? `${text}: ${todo}` : text,
      }));
      for (const { hop, state, text } of hops) {
        log.line('Hop', `${hop.padEnd(15)} ${state.padEnd(8)} ${text}`);
      }
      log.line(missingHop ? 'Why' : 'Done', explanation);
      ctx.output('reachable', reachable);
      ctx.output('missingHop', missingHop);
      ctx.output('explanation', explanation);
      ctx.output('hops', hops);
      if (missingHop && input.failWhenUnreachable) {
        throw new ConflictError(explanation);
      }
    },
  });

  async function findStack(
    run: Pick<ActionRun, 'getInitiatorCredentials'>,
    { entityRef, stackArn }: { entityRef?: string; stackArn?: string },
  ): Promise<{ stackArn: string; entityRef?: string }> {
    if (Boolean(entityRef) === Boolean(stackArn)) {
      throw new InputError('Give either entityRef or stackArn.');
    }
    if (!entityRef) {
      return { stackArn: stackArn! };
    }
    const credentials = await run.getInitiatorCredentials();
    const found = await findEntityStack(catalog, entityRef, credentials);
    return { stackArn: found.stackArn, entityRef };
  }
}
