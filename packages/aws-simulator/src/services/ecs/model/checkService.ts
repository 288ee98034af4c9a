import {
  CreateServiceRequest,
  DeploymentConfiguration,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { alarmsProblem } from './deploymentAlarms';
import { TaskDefinition } from './types';

const MOST_STRATEGIES = 5;

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
  checkPlacement(input);
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
  if (strategy === 'DAEMON') {
    checkDaemon(input);
  }
  checkController(input);
  checkDeployments(input.deploymentConfiguration ?? {});
  if (input.vpcLatticeConfigurations?.length) {
    throw unsupported('vpcLatticeConfigurations of a service');
  }
}

function checkDaemon({
  availabilityZoneRebalancing,
  deploymentConfiguration,
  desiredCount,
  placementStrategy,
}: CreateServiceRequest | UpdateServiceRequest): void {
  if (desiredCount !== undefined) {
    throw invalid(
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again.',
    );
  }
  if ((deploymentConfiguration?.maximumPercent ?? 100) > 100) {
    throw invalid(
      'The daemon scheduling strategy does not support values above 100 for maximumPercent.',
    );
  }
  if (placementStrategy?.length) {
    throw invalid(
      'The daemon scheduling strategy does not support placement strategies.',
    );
  }
  if (availabilityZoneRebalancing === 'ENABLED') {
    throw invalid(
      'Availability Zone Rebalancing does not support DAEMON services.',
    );
  }
}

/**
 * Refuses where tasks cannot be placed. Nothing is placed on container instances:
 * there are none.
 *
 * @throws AwsError `InvalidParameterException`, `PlatformUnknownException`
 */
export function checkPlacement({
  launchType,
  placementConstraints = [],
  placementStrategy = [],
  platformVersion = 'LATEST',
  volumeConfigurations = [],
}: Pick<
  CreateServiceRequest,
  | 'launchType'
  | 'placementConstraints'
  | 'placementStrategy'
  | 'platformVersion'
  | 'volumeConfigurations'
>): void {
  if (!PLATFORM_VERSIONS.includes(platformVersion)) {
    throw new AwsError(
      'PlatformUnknownException',
      'The specified platform version does not exist.',
    );
  }
  if (volumeConfigurations.length > 0) {
    throw unsupported('volumeConfigurations');
  }
  const onFargate = launchType === 'FARGATE';
  if (onFargate && placementConstraints.length > 0) {
    throw invalid('Placement constraints are not supported on FARGATE.');
  }
  if (onFargate && placementStrategy.length > 0) {
    throw invalid('Placement strategies are not supported on FARGATE.');
  }
  if (
    placementConstraints.some(
      ({ type, expression }) => type === 'distinctInstance' && expression,
    )
  ) {
    throw invalid('distinctInstance expression should not be specified.');
  }
  if (placementStrategy.length > MOST_STRATEGIES) {
    throw invalid(`Maximum number of strategies is ${MOST_STRATEGIES}.`);
  }
  for (const { type, field } of placementStrategy) {
    if (type === 'random' && field) {
      throw invalid('random field should not be specified.');
    }
    if (type === 'binpack' && field !== 'cpu' && field !== 'memory') {
      throw invalid(`binpack field '${field}' is invalid.`);
    }
  }
}

/** What the deployment controllers other than ECS's exclude. */
function checkController({
  deploymentConfiguration,
  deploymentController,
  loadBalancers = [],
  taskDefinition,
}: CreateServiceRequest | UpdateServiceRequest): void {
  const controller = deploymentController?.type ?? 'ECS';
  if (controller === 'ECS') {
    return;
  }
  if (controller === 'CODE_DEPLOY' && loadBalancers.length === 0) {
    throw invalid(
      'When using the CODE_DEPLOY deployment controller, the service requires an Application Load Balancer or Network Load Balancer.',
    );
  }
  if (controller === 'EXTERNAL' && taskDefinition) {
    throw invalid('TaskDefinition must be blank.');
  }
  if (controller === 'EXTERNAL' && loadBalancers.length > 0) {
    throw invalid('LoadBalancers must be empty or null.');
  }
  if (deploymentConfiguration?.deploymentCircuitBreaker) {
    throw invalid(
      `The deployment circuit breaker is not supported by the ${controller} deployment controller.`,
    );
  }
  throw unsupported(`the deployment controller ${controller}`);
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
  {
    launchType,
    platformVersion,
  }: Pick<CreateServiceRequest, 'launchType' | 'platformVersion'>,
  { shape }: TaskDefinition,
  byCapacityProviders: boolean,
): void {
  if (launchType === 'EC2' && platformVersion) {
    throw invalid(
      'The platform version must be null when specifying an EC2 launch type.',
    );
  }
  const onFargate = launchType === 'FARGATE' || byCapacityProviders;
  if (
    onFargate &&
    shape.networkMode === 'awsvpc' &&
    !shape.compatibilities?.includes('FARGATE')
  ) {
    throw invalid('Task definition does not support launch_type FARGATE.');
  }
}

/**
 * Refuses ECS Exec for containers without a role for it.
 *
 * @param what - could not be done
 * @throws AwsError `InvalidParameterException`
 */
export function checkExec(
  { enableExecuteCommand }: { enableExecuteCommand?: boolean },
  { shape }: TaskDefinition,
  what: string,
): void {
  if (enableExecuteCommand && !shape.taskRoleArn) {
    throw invalid(
      `${what} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`,
    );
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
  if (maximumPercent !== undefined && maximumPercent < 100) {
    throw invalid('maximumPercent must be at least 100.');
  }
  if ((minimumHealthyPercent ?? 0) < 0) {
    throw invalid('minimumHealthyPercent must not be negative.');
  }
  if (
    strategy === 'ROLLING' &&
    maximumPercent !== undefined &&
    (minimumHealthyPercent ?? 0) >= maximumPercent
  ) {
    throw invalid(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
  }
  if (strategy !== 'ROLLING' && strategy !== 'BLUE_GREEN') {
    throw unsupported(`the deployment strategy ${strategy}`);
  }
  if (lifecycleHooks.length > 0) {
    throw unsupported('lifecycle hooks');
  }
  const problem = alarmsProblem(alarms);
  if (problem) {
    throw invalid(problem);
  }
}

function unsupported(what: string): AwsError {
  return invalid(`The AWS simulator does not support ${what}.`);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
