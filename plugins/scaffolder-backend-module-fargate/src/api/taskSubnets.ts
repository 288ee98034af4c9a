import { InputError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { defaultSettings, settingsFromParameters } from './settings/values';
import { ApiParameters } from './shapes/DeployableShape';

/** Whether the tasks of a public API are in public subnets, with public addresses. */
export function hasPublicTasks({ TaskSubnets }: ApiParameters): boolean {
  return TaskSubnets === 'public';
}

/**
 * Checks that the environment of a public API has the subnets that its tasks are to
 * be in.
 *
 * @throws InputError when it has no private ones.
 */
export function assertTaskSubnets(parameters: ApiParameters): void {
  if (!hasPublicTasks(parameters) && !parameters.PrivateSubnetIds) {
    throw new InputError(
      'taskSubnets: the environment has no private subnets. Set it to public, or deploy the API to an environment with private subnets.',
    );
  }
}

/**
 * How many tasks a deployment to public subnets may start there, before old ones
 * stop: twice as many as run at most, less those that run there.
 */
export function startingPublicTasks(
  parameters: ApiParameters,
  deployed: Pick<StackRecord, 'parameters'> | undefined,
): number {
  const {
    'autoscaling.enabled': isScaled,
    'autoscaling.maxCount': maxCount = 0,
    desiredCount = 0,
  } = {
    ...defaultSettings('public-api'),
    ...settingsFromParameters('public-api', parameters),
  };
  const most = isScaled ? maxCount : desiredCount;
  return deployed && hasPublicTasks(deployed.parameters) ? most : 2 * most;
}

/** Logs what another choice of subnets means for what the tasks call. */
export function logTaskMove(
  { log }: Pick<DeploymentContext, 'log'>,
  deployed: Pick<StackRecord, 'parameters'> | undefined,
  parameters: ApiParameters,
): void {
  const isPublic = hasPublicTasks(parameters);
  if (deployed && hasPublicTasks(deployed.parameters) !== isPublic) {
    log.line(
      'Tasks',
      isPublic
        ? 'move to public subnets; their egress addresses are no longer fixed'
        : 'move to private subnets; their egress addresses are those of the NAT gateways',
    );
  } else if (!deployed && isPublic) {
    log.line(
      'Tasks',
      'get public IP addresses; their egress addresses are not fixed',
    );
  }
}
