import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  CONSUMER_HOPS,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { checkConsumer } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ActionDependencies } from './ActionDependencies';
import { examples } from './internalApiCheck.examples';
import { openDeployment } from './openDeployment';

/**
 * `fargate:internal-api:check`: says whether a consumer's VPC can reach an
 * internal API, and if not, what is missing on the way.
 *
 * @public
 */
export function createInternalApiCheckAction(dependencies: ActionDependencies) {
  const { aws, catalog } = dependencies;
  return createTemplateAction({
    id: 'fargate:internal-api:check',
    description:
      "Says from AWS's own data whether a VPC, in another account say, can reach an internal API, and if not, which step of the way is missing. Changes nothing.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .optional()
            .describe('Reference of the API, e.g. api:default/orders'),
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
            .describe('Who wants to call'),
        failWhenUnreachable: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Ends the task with an error when something is missing. Default: false',
            ),
      },
      output: {
        reachable: z =>
          z.boolean().describe('Whether no step of the way is missing'),
        missingHop: z =>
          z
            .enum(CONSUMER_HOPS)
            .optional()
            .describe('The first step that is missing, if one is'),
        explanation: z =>
          z.string().describe('What is missing and who does what about it'),
        hops: z =>
          z
            .array(
              z.object({
                hop: z.string(),
                state: z.string(),
                text: z.string(),
              }),
            )
            .describe('Every step that was looked at, in order'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const arn = await findArn();
      const { log, signal } = await openDeployment(
        ctx,
        dependencies,
        aws.targets.forArn(arn),
        arn,
      );
      const check = await checkConsumer(aws, arn, input.consumer, { signal });
      const hops = check.hops.map(({ hop, state, text, todo }) => ({
        hop,
        state,
        text: todo ? `${text}: ${todo}` : text,
      }));
      for (const { hop, state, text } of hops) {
        log.line('Hop', `${hop.padEnd(15)} ${state.padEnd(8)} ${text}`);
      }
      const { reachable, missingHop, explanation } = check;
      log.line(reachable ? 'Done' : 'Why', explanation);
      ctx.output('reachable', reachable);
      ctx.output('missingHop', missingHop);
      ctx.output('explanation', explanation);
      ctx.output('hops', hops);
      if (!reachable && input.failWhenUnreachable) {
        throw new ConflictError(explanation);
      }

      async function findArn(): Promise<string> {
        const { entityRef, stackArn } = input;
        if (Boolean(entityRef) === Boolean(stackArn)) {
          throw new InputError('Give either entityRef or stackArn.');
        }
        if (stackArn) {
          return stackArn;
        }
        const entity = await catalog.getEntityByRef(entityRef!, {
          credentials: await ctx.getInitiatorCredentials(),
        });
        const found = entity?.metadata.annotations?.[STACK_ARN_ANNOTATION];
        if (!found) {
          throw new NotFoundError(
            `entityRef: the catalog has no ${entityRef} with the annotation ${STACK_ARN_ANNOTATION} that you may see.`,
          );
        }
        return found;
      }
    },
  });
}
