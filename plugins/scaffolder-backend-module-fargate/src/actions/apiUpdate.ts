import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { findEntityStack } from '../catalog/findEntityStack';
import { readOwnStack } from '../catalog/readOwnStack';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
import { dryRunStack } from '../stack/dryRun';
import { formatSeconds, secondsBetween } from '../log/format';
import { splitIds } from '../environment/readEnvironment';
import { assertImageExists } from '../checks/assertImageExists';
import { assertInternalNetwork } from '../checks/network/assertInternalNetwork';
import { assertNetwork } from '../checks/network/assertNetwork';
import { assertNoDrift } from '../checks/network/assertNoDrift';
import { ApiChanges, apiUpdateRequest } from '../requests/apiUpdate';
import { ActionDependencies } from './ActionDependencies';
import { examples } from './apiUpdate.examples';
import { withFailureReport } from './withFailureReport';
import * as fields from './fields';
import { openDeployment } from './openDeployment';
import { publishStack } from '../catalog/publishStack';

/**
 * `fargate:api:update`: changes an API that stands; what is not mentioned
 * stays as it is.
 *
 * @public
 */
export function createApiUpdateAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createTemplateAction({
    id: 'fargate:api:update',
    description:
      'Changes the image, size or count of a deployed API, and is done when its targets are healthy. What is not mentioned stays as it is.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('Reference of the API or its Component in the catalog'),
        image: z => z.string().optional().describe('Container image'),
        cpu: z =>
          z
            .number()
            .int()
            .optional()
            .describe('CPU units of a task; 1024 are one vCPU'),
        memory: z =>
          z
            .number()
            .int()
            .optional()
            .describe(
              'Memory of a task in MiB, one that Fargate offers with the CPU',
            ),
        port: z =>
          z
            .number()
            .int()
            .optional()
            .describe(
              'Port that the container listens on; another one replaces the target group',
            ),
        healthCheckPath: z =>
          z
            .string()
            .optional()
            .describe(
              'Path that answers 200 to 399 when a task can take requests',
            ),
        desiredCount: z =>
          z
            .number()
            .int()
            .min(0)
            .optional()
            .describe('Tasks to run, where autoscaling is off'),
        autoscaling: z =>
          z
            .object({
              enabled: z
                .boolean()
                .optional()
                .describe('Whether the number of tasks follows the load'),
              minCount: z.number().int().optional().describe('Fewest tasks'),
              maxCount: z.number().int().optional().describe('Most tasks'),
              cpuTargetPercent: z
                .number()
                .int()
                .min(1)
                .max(100)
                .optional()
                .describe('Average CPU utilization to aim at'),
              requestsPerTarget: z
                .number()
                .int()
                .min(0)
                .optional()
                .describe('Requests a minute and task to aim at'),
            })
            .optional()
            .describe(
              'Lets the number of tasks follow the load; the running count stays what the load made it',
            ),
        logRetentionDays: z =>
          z
            .number()
            .int()
            .optional()
            .describe("Days to keep the containers' logs"),
        onReplacement: z =>
          z
            .enum(['fail', 'proceed'])
            .optional()
            .describe(
              'What to do when the update would replace the load balancer or target group. Default: fail',
            ),
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: fields.stackArnField,
        entityRef: z => z.string().describe('Reference of the API'),
        endpoint: z => z.string().describe('URL at which the API answers'),
        serviceArn: z => z.string().describe('ARN of the ECS service'),
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const { input, signal } = ctx;
      const { entity, stackArn } = await findEntityStack(
        catalog,
        input.entityRef,
        await ctx.getInitiatorCredentials(),
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        aws.targets.forArn(stackArn),
        stackArn,
      );
      const { clients, log } = context;
      const startedAt = clients.now();
      const before = assertApi(
        await readOwnStack(clients, entity, stackArn, { signal }),
      );
      const request = apiUpdateRequest(before, input);
      await assertStartable(aws, context, before, input);
      if (ctx.isDryRun) {
        log.line(
          'Dry run',
          `${request.name}: ${describeParameters(request.parameters)}`,
        );
        await dryRunStack(context, request);
        outputStack(before, false);
        return;
      }
      const { stack, changed } = await withFailureReport(log, () =>
        deployStack(context, request),
      );
      await publishStack(events, stack.arn);
      log.line(
        'Done',
        changed
          ? `${stack.outputs.Url} · ${formatSeconds(
              secondsBetween(startedAt, clients.now()),
            )}`
          : `${stack.outputs.Url} · nothing had to be changed`,
      );
      outputStack(stack, changed);

      function outputStack(
        { arn, outputs }: StackRecord,
        isChanged: boolean,
      ): void {
        ctx.output('stackArn', arn);
        ctx.output('entityRef', before.entityRef);
        ctx.output('endpoint', outputs.Url ?? '');
        ctx.output('serviceArn', outputs.ServiceArn ?? '');
        ctx.output('changed', isChanged);
      }
    },
  });
}

/** @throws InputError when the stack is not of an API. */
function assertApi<T extends StackRecord>(
  stack: T,
): T & { kind: 'public-api' | 'internal-api' } {
  const { kind } = stack;
  if (kind !== 'public-api' && kind !== 'internal-api') {
    throw new InputError(
      `entityRef: stack ${stack.name} is not an API, but a ${kind}. Choose an API.`,
    );
  }
  return { ...stack, kind };
}

/**
 * Asks what was asked when the API was deployed, where the change starts other
 * tasks.
 *
 * @throws InputError when these could not start.
 * @throws ConflictError when the API is not as its stack made it.
 */
async function assertStartable(
  aws: ActionDependencies['aws'],
  context: DeploymentContext,
  stack: StackRecord,
  changes: ApiChanges,
): Promise<void> {
  const { clients, signal } = context;
  if (stack.kind === 'internal-api') {
    await assertNoDrift(clients, stack, { signal });
  }
  if (!changes.image && !changes.cpu && !changes.memory && !changes.port) {
    return;
  }
  const { parameters, outputs } = stack;
  const image = changes.image || parameters.ImageUrl;
  const ids = {
    vpcId: parameters.VpcId,
    privateSubnetIds: splitIds(parameters.PrivateSubnetIds),
  };
  const options = {
    image,
    taskGroupId: outputs.ServiceSecurityGroupId,
    signal,
  };
  if (stack.kind === 'internal-api') {
    const loadBalancerSubnetIds = splitIds(parameters.LoadBalancerSubnetIds);
    await assertInternalNetwork(
      clients,
      { ...ids, loadBalancerSubnetIds },
      options,
    );
  } else {
    const publicSubnetIds = splitIds(parameters.PublicSubnetIds);
    await assertNetwork(clients, { ...ids, publicSubnetIds }, options);
  }
  await assertImageExists(aws, context, image);
}

function describeParameters(parameters: Record<string, string>): string {
  return (
    Object.entries(parameters)
      .map(([key, value]) => `${key} would become ${value}`)
      .join(', ') || 'all would stay as it is'
  );
}
