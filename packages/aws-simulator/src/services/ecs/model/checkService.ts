import {
  CreateServiceRequest,
  DeploymentConfiguration,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { TaskDefinition } from './types';

const UNSUPPORTED = [
  'placementConstraints',
  'placementStrategy',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
] as const satisfies (keyof CreateServiceRequest &
  keyof UpdateServiceRequest)[];

const PLATFORM_VERSIONS = ['LATEST', '1.4.0'];

/**
 * Refuses invalid settings of a service, and settings that the simulator does
 * not support.
 *
 * @throws AwsError `InvalidParameterException`, `PlatformUnknownException`
 */
export function checkService(
  input: CreateServiceRequest | UpdateServiceRequest,
): void {
  if ((input.desiredCount ?? 0) < 0) {
    throw invalid('desiredCount cannot be negative.');
  }
  if (!PLATFORM_VERSIONS.includes(input.platformVersion ?? 'LATEST')) {
    throw new AwsError(
      'PlatformUnknownException',
      'The specified platform version does not exist.',
    );
  }
  const strategy =
    ('schedulingStrategy' in input && input.schedulingStrategy) || 'REPLICA';
  const onFargate =
    ('launchType' in input && input.launchType === 'FARGATE') ||
    input.capacityProviderStrategy?.length;
  if (strategy !== 'REPLICA' && onFargate) {
    throw invalid(
      `The ${strategy} scheduling strategy is not supported on Fargate.`,
    );
  }
  const controller = input.deploymentController?.type ?? 'ECS';
  if (controller !== 'ECS') {
    throw unsupported(`the deployment controller ${controller}`);
  }
  checkDeployments(input.deploymentConfiguration ?? {});
  const ignored = UNSUPPORTED.find(member => {
    const given = input[member];
    return Array.isArray(given) ? given.length > 0 : given?.enabled;
  });
  if (ignored) {
    throw unsupported(`${ignored} of a service`);
  }
}

/**
 * Refuses a health check grace period without a load balancer.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function checkGracePeriod(
  seconds: number | undefined,
  loadBalancers: readonly unknown[],
): void {
  if (seconds !== undefined && loadBalancers.length === 0) {
    throw invalid(
      'Health check grace period is only valid for services configured to use load balancers',
    );
  }
}

/**
 * Refuses a role without a load balancer, and one that ECS would not use.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function checkRole(
  role: string | undefined,
  loadBalancers: readonly unknown[],
): void {
  if (role) {
    throw invalid(
      loadBalancers.length === 0
        ? 'IAM roles are only valid for services configured to use load balancers.'
        : 'You cannot specify an IAM role for services that require a service linked role.',
    );
  }
}

/**
 * Refuses a launch type for which a task definition is not made.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function checkLaunch(
  { launchType }: CreateServiceRequest,
  { shape }: TaskDefinition,
  byCapacityProviders: boolean,
): void {
  const onFargate = launchType === 'FARGATE' || byCapacityProviders;
  if (
    onFargate &&
    shape.networkMode === 'awsvpc' &&
    !shape.compatibilities?.includes('FARGATE')
  ) {
    throw invalid('Task definition does not support launch_type FARGATE.');
  }
}

function checkDeployments({
  alarms,
  lifecycleHooks = [],
  maximumPercent,
  minimumHealthyPercent,
  strategy = 'ROLLING',
}: DeploymentConfiguration): void {
  if (minimumHealthyPercent !== undefined && minimumHealthyPercent > 100) {
    throw invalid('minimumHealthyPercent must be at most 100.');
  }
  if ((minimumHealthyPercent ?? 0) < 0 || (maximumPercent ?? 0) < 0) {
    throw invalid(
      'minimumHealthyPercent and maximumPercent must not be negative.',
    );
  }
  if (strategy !== 'ROLLING' && strategy !== 'BLUE_GREEN') {
    throw unsupported(`the deployment strategy ${strategy}`);
  }
  if (lifecycleHooks.length > 0) {
    throw unsupported('lifecycle hooks');
  }
  if (alarms?.enable) {
    throw unsupported('deployment alarms');
  }
}

function unsupported(what: string): AwsError {
  return invalid(`The AWS simulator does not support ${what}.`);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
