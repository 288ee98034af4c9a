import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { decideConsumer, HOPS } from '../consumer/decideConsumer';
import { readConsumerFacts } from '../consumer/readConsumerFacts';
import { isUsable } from '../deployment/startOf';
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
            .enum(HOPS)
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
      const target = aws.targets.forArn(arn);
      const consumerTarget = aws.targets.get(input.consumer.target);
      if (consumerTarget.region !== target.region) {
        throw new InputError(
          `consumer.target: ${consumerTarget.name} is in ${consumerTarget.region}, and a transit gateway is of one region: the API is in ${target.region}.`,
        );
      }
      const { clients, log, signal } = await openDeployment(
        ctx,
        dependencies,
        target,
        arn,
      );
      const stack = await readApi(clients, arn, signal);
      const facts = await readConsumerFacts(
        aws,
        clients,
        stack,
        {
          clients: await aws.clients(consumerTarget),
          vpcId: input.consumer.vpcId,
        },
        { signal },
      );
      const hops = decideConsumer(facts);
      for (const { hop, state, text } of hops) {
        log.line('Hop', `${hop.padEnd(15)} ${state.padEnd(8)} ${text}`);
      }
      const broken = hops.find(({ state }) => state === 'missing');
      const explanation = broken
        ? `${broken.hop}: ${broken.text}`
        : `${input.consumer.vpcId} (account ${consumerTarget.accountId}) can reach ${stack.outputs.Url}`;
      log.line(broken ? 'Why' : 'Done', explanation);
      ctx.output('reachable', !broken);
      ctx.output('missingHop', broken?.hop);
      ctx.output('explanation', explanation);
      ctx.output('hops', hops);
      if (broken && input.failWhenUnreachable) {
        throw new ConflictError(
          `${input.consumer.vpcId} cannot reach ${stack.outputs.Url}. ${explanation}`,
        );
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

/**
 * @throws NotFoundError when there is no such stack.
 * @throws InputError when it is no internal API of ours, or not whole.
 */
async function readApi(
  clients: FargateClients,
  arn: string,
  signal: AbortSignal | undefined,
): Promise<StackRecord> {
  const stack = await describeStack(clients, arn, { signal });
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw new NotFoundError(
      `There is no stack ${arn} in target ${clients.target.name}. Deploy the API first.`,
    );
  }
  if (
    !stack.managed ||
    stack.kind !== 'internal-api' ||
    !isUsable(stack.status)
  ) {
    throw new InputError(
      `Stack ${stack.name} (${stack.kind}, ${stack.status}) is not an internal API of this portal that is whole. Give one of fargate:internal-api:deploy.`,
    );
  }
  return stack;
}
