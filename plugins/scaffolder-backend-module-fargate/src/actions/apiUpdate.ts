import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  ApiChanges,
  ApiStack,
  apiUpdateRequest,
  effectsOf,
} from '../api/apiUpdate';
import { updateFields } from '../api/settings/settingFields';
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
      'Changes settings of a deployed API, such as its image, size or number of tasks, and is done when its targets are healthy. What is not mentioned stays as it is.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('Reference of the API or its Component in the catalog'),
        ...updateFields(),
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
function assertApi(stack: StackRecord & { entityRef: string }): ApiStack {
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
  stack: ApiStack,
  changes: ApiChanges,
): Promise<void> {
  const { clients, signal } = context;
  if (stack.kind === 'internal-api') {
    await assertNoDrift(clients, stack, { signal });
  }
  const effects = effectsOf(stack.kind, changes);
  if (!effects.has('new-tasks') && !effects.has('new-target-group')) {
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
