import {
  CreateServiceRequest,
  DeploymentConfiguration,
  LoadBalancer,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { checkQuota } from '../../checkQuota';
import { Ecs, Service } from './Ecs';
import { ServiceScheduler } from './ServiceScheduler';
import { checkRegistries } from './checkRegistries';
import {
  checkExec,
  checkGracePeriod,
  checkLaunch,
  checkRole,
  checkService,
} from './checkService';
import {
  assertNetwork,
  capacityOf,
  definitionOf,
  networkOf,
} from './launchSettings';
import { checkConnect } from './serviceConnect';
import { Cluster, ServiceRecord, TaskDefinition } from './types';

const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

/**
 * Creates a service and starts its first deployment.
 *
 * @throws AwsError `ClusterNotFoundException`, `ClientException`,
 *   `InvalidParameterException`
 */
export function createService(
  ecs: Ecs,
  input: CreateServiceRequest,
  createdBy: string,
): Service {
  const cluster = ecs.cluster(input.cluster);
  const name = input.serviceName ?? '';
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(name)) {
    throw invalid('Invalid service name.');
  }
  checkService(input);
  assertNameIsFree(ecs, cluster, name);
  const definition = definitionOf(ecs, input.taskDefinition ?? '');
  const capacity = capacityOf(cluster, input);
  checkLaunch(input, definition, capacity !== undefined);
  checkExec(input, definition, "The service couldn't be created");
  checkConnect(
    ecs.region,
    input.serviceConnectConfiguration,
    cluster,
    definition,
  );
  assertNetwork(ecs, input.networkConfiguration, definition);
  const loadBalancers = loadBalancersOf(ecs, input, definition);
  checkGracePeriod(input.healthCheckGracePeriodSeconds, loadBalancers);
  checkRegistries(ecs.region, input.serviceRegistries);
  checkDesiredCount(ecs, input.desiredCount);
  // The text is from memory.
  checkQuota(
    [...ecs.services.values()].filter(
      ({ record: other }) =>
        other.clusterName === cluster.shape.clusterName &&
        other.shape.status === 'ACTIVE',
    ).length,
    ecs.quotas.servicesPerCluster,
    'InvalidParameterException',
    'The maximum number of services per cluster has been reached.',
  );
  // As https://github.com/hashicorp/terraform-provider-aws/pull/6486 quotes it.
  if (input.tags?.length && !ecs.hasLongServiceArns) {
    throw invalid(
      'The new ARN and resource ID format must be enabled to add tags to the service. Opt in to the new format and try again.',
    );
  }
  const isDaemon = input.schedulingStrategy === 'DAEMON';
  checkRole(input.role, loadBalancers);
  const { clusterName, clusterArn } = cluster.shape;

  const record: ServiceRecord = {
    clusterName,
    loadBalancers,
    configuration: configurationOf({
      ...(isDaemon && { maximumPercent: 100, minimumHealthyPercent: 0 }),
      ...input.deploymentConfiguration,
    }),
    network: networkOf(input.networkConfiguration),
    capacity,
    tags: input.tags ?? [],
    connect: input.serviceConnectConfiguration,
    shape: {
      serviceArn: ecs.region.arn(
        'ecs',
        ecs.hasLongServiceArns
          ? `service/${clusterName}/${name}`
          : `service/${name}`,
      ),
      serviceName: name,
      clusterArn,
      status: 'ACTIVE',
      // One for each container instance, and there are none.
      desiredCount: isDaemon ? 0 : input.desiredCount ?? 1,
      launchType: capacity ? undefined : input.launchType ?? 'EC2',
      capacityProviderStrategy: capacity,
      platformVersion: 'LATEST',
      platformFamily: 'Linux',
      taskDefinition: definition.shape.taskDefinitionArn,
      healthCheckGracePeriodSeconds:
        input.healthCheckGracePeriodSeconds ??
        (loadBalancers.length > 0 ? 0 : undefined),
      schedulingStrategy: isDaemon ? 'DAEMON' : 'REPLICA',
      deploymentController: input.deploymentController ?? { type: 'ECS' },
      serviceRegistries: input.serviceRegistries ?? [],
      roleArn:
        loadBalancers.length > 0
          ? `arn:${ecs.region.partition}:iam::${ecs.region.accountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`
          : undefined,
      createdAt: ecs.region.world.now(),
      createdBy,
      placementConstraints: input.placementConstraints ?? [],
      placementStrategy: input.placementStrategy ?? [],
      enableECSManagedTags: input.enableECSManagedTags ?? false,
      propagateTags: input.propagateTags ?? 'NONE',
      enableExecuteCommand: input.enableExecuteCommand ?? false,
      availabilityZoneRebalancing:
        input.availabilityZoneRebalancing ??
        (isDaemon ? 'DISABLED' : 'ENABLED'),
      events: [],
    },
  };
  const service: Service = {
    record,
    scheduler: new ServiceScheduler(ecs.region, record, ecs),
  };
  ecs.services.set(`${clusterName}/${name}`, service);
  ecs.heedAlarms(record);
  service.scheduler.deploy(definition);
  return service;
}

/**
 * Updates a service. Settings that are not given stay the same. A change that
 * affects tasks starts a deployment.
 *
 * @throws AwsError `ServiceNotFoundException`, `ServiceNotActiveException`,
 *   `ClientException`, `InvalidParameterException`
 */
export function updateService(ecs: Ecs, input: UpdateServiceRequest): Service {
  const service = ecs.service(input.cluster, input.service ?? '');
  const { record, scheduler } = service;
  if (record.shape.status !== 'ACTIVE') {
    throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
  }
  checkService(input);
  const definition = definitionOf(
    ecs,
    input.taskDefinition ?? record.shape.taskDefinition,
    input.taskDefinition === undefined,
  );
  checkExec(
    {
      enableExecuteCommand:
        input.enableExecuteCommand ?? record.shape.enableExecuteCommand,
    },
    definition,
    "The service couldn't be updated",
  );
  const { serviceConnectConfiguration = record.connect } = input;
  checkConnect(
    ecs.region,
    serviceConnectConfiguration,
    ecs.cluster(record.clusterName),
    definition,
  );
  if (input.networkConfiguration) {
    assertNetwork(ecs, input.networkConfiguration, definition);
  }
  checkDesiredCount(ecs, input.desiredCount);
  const changed = {
    loadBalancers: input.loadBalancers
      ? loadBalancersOf(ecs, input, definition)
      : record.loadBalancers,
    network: input.networkConfiguration
      ? networkOf(input.networkConfiguration)
      : record.network,
    capacity: input.capacityProviderStrategy
      ? capacityOf(ecs.cluster(input.cluster), input)
      : record.capacity,
  };
  checkGracePeriod(input.healthCheckGracePeriodSeconds, changed.loadBalancers);
  const { loadBalancers, network, capacity } = record;
  const { serviceRegistries = record.shape.serviceRegistries } = input;
  checkRegistries(ecs.region, serviceRegistries);
  const newTasks =
    input.forceNewDeployment === true ||
    JSON.stringify(serviceConnectConfiguration) !==
      JSON.stringify(record.connect) ||
    JSON.stringify(serviceRegistries) !==
      JSON.stringify(record.shape.serviceRegistries) ||
    definition.shape.taskDefinitionArn !== record.shape.taskDefinition ||
    JSON.stringify(changed) !==
      JSON.stringify({ loadBalancers, network, capacity });

  Object.assign(record, changed, { connect: serviceConnectConfiguration });
  if (input.deploymentConfiguration) {
    record.configuration = configurationOf(input.deploymentConfiguration);
  }
  const { shape } = record;
  const rescaled =
    input.desiredCount !== undefined &&
    input.desiredCount !== shape.desiredCount;
  Object.assign(shape, {
    taskDefinition: definition.shape.taskDefinitionArn,
    serviceRegistries,
    capacityProviderStrategy: changed.capacity,
    launchType: changed.capacity ? undefined : shape.launchType,
    desiredCount: input.desiredCount ?? shape.desiredCount,
    healthCheckGracePeriodSeconds:
      input.healthCheckGracePeriodSeconds ??
      shape.healthCheckGracePeriodSeconds,
    enableExecuteCommand:
      input.enableExecuteCommand ?? shape.enableExecuteCommand,
    propagateTags: input.propagateTags ?? shape.propagateTags,
    availabilityZoneRebalancing:
      input.availabilityZoneRebalancing ?? shape.availabilityZoneRebalancing,
  });
  ecs.heedAlarms(record);
  if (newTasks) {
    scheduler.deploy(definition);
  } else if (rescaled) {
    scheduler.desiredStateChanged();
  }
  return service;
}

/**
 * Stops a service's tasks; it is DRAINING until the last has stopped.
 *
 * @throws AwsError `ServiceNotFoundException`, `InvalidParameterException`
 */
export function deleteService(
  ecs: Ecs,
  input: { cluster?: string; service?: string; force?: boolean },
): Service {
  const service = ecs.service(input.cluster, input.service ?? '');
  const { shape } = service.record;
  if (shape.status === 'INACTIVE') {
    throw new AwsError('ServiceNotFoundException', 'Service not found.');
  }
  if (shape.desiredCount > 0 && !input.force) {
    throw invalid('The service cannot be stopped while it is scaled above 0.');
  }
  shape.status = 'DRAINING';
  shape.desiredCount = 0;
  service.scheduler.desiredStateChanged();
  return service;
}

/** The text: aws/containers-roadmap#768 */
function checkDesiredCount(ecs: Ecs, desiredCount = 0): void {
  if (desiredCount > ecs.quotas.tasksPerService) {
    throw invalid('Desired count exceeds limit.');
  }
}

function assertNameIsFree(ecs: Ecs, cluster: Cluster, name: string): void {
  const { clusterName } = cluster.shape;
  const status = ecs.findService(clusterName, name)?.record.shape.status;
  if (status === 'ACTIVE') {
    throw invalid('Creation of service was not idempotent.');
  }
  if (status === 'DRAINING') {
    throw invalid('Unable to Start a service that is still Draining.');
  }
}

function loadBalancersOf(
  ecs: Ecs,
  { loadBalancers = [] }: Pick<CreateServiceRequest, 'loadBalancers'>,
  definition: TaskDefinition,
): ServiceRecord['loadBalancers'] {
  const elb = ecs.region.service(Elbv2);
  const users = elb.loadBalancersByTargetGroup();
  assertNotClassic(loadBalancers, definition);
  assertAdvanced(elb, loadBalancers);
  return loadBalancers.map(balancer => {
    const {
      targetGroupArn = '',
      containerName = '',
      containerPort = 0,
    } = balancer;
    const container = definition.shape.containerDefinitions.find(
      ({ name }) => name === containerName,
    );
    if (!container) {
      throw invalid(
        `The container ${containerName} does not exist in the task definition.`,
      );
    }
    const ports = container.portMappings ?? [];
    if (!ports.some(mapping => mapping.containerPort === containerPort)) {
      throw invalid(
        `The container ${containerName} did not have a container port ${containerPort} defined.`,
      );
    }
    const group = elb.targetGroups.get(targetGroupArn);
    if (!group) {
      throw new AwsError(
        'TargetGroupNotFoundException',
        'The specified target group does not exist.',
      );
    }
    if (
      group.shape.TargetType !== 'ip' &&
      definition.shape.networkMode === 'awsvpc'
    ) {
      throw invalid(
        `The provided target group ${targetGroupArn} has target type ${group.shape.TargetType}, which is incompatible with the awsvpc network mode specified in the task definition.`,
      );
    }
    if (!users.has(targetGroupArn)) {
      throw invalid(
        `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`,
      );
    }
    return { ...balancer, targetGroupArn, containerName, containerPort };
  });
}

function assertNotClassic(
  loadBalancers: LoadBalancer[],
  { shape }: TaskDefinition,
): void {
  const classic = loadBalancers.filter(
    ({ loadBalancerName }) => loadBalancerName,
  );
  if (classic.some(({ targetGroupArn }) => targetGroupArn)) {
    throw invalid(
      'loadBalancerName and targetGroupArn cannot both be specified. You must specify either a loadBalancerName or a targetGroupArn.',
    );
  }
  if (classic.length > 0) {
    throw invalid(
      shape.compatibilities?.includes('FARGATE')
        ? 'Classic Load Balancers are not supported with Fargate.'
        : 'The AWS simulator does not support Classic Load Balancers.',
    );
  }
}

/** Validates the target groups of a blue/green service. */
function assertAdvanced(elb: Elbv2, loadBalancers: LoadBalancer[]): void {
  const advanced = loadBalancers.flatMap(
    ({ advancedConfiguration }) => advancedConfiguration ?? [],
  );
  if (advanced.length > 0 && advanced.length < loadBalancers.length) {
    throw invalid(
      'Either all or none of the provided loadBalancers must have advancedConfiguration defined',
    );
  }
  const arns = [
    ...loadBalancers.map(({ targetGroupArn = '' }) => targetGroupArn),
    ...advanced.map(
      ({ alternateTargetGroupArn = '' }) => alternateTargetGroupArn,
    ),
  ];
  const twice = arns.find((arn, i) => advanced.length && arns.indexOf(arn) < i);
  if (twice) {
    throw invalid(`Duplicate targetGroupArn found: ${twice}`);
  }
  for (const {
    alternateTargetGroupArn = '',
    productionListenerRule = '',
  } of advanced) {
    if (!elb.targetGroups.has(alternateTargetGroupArn)) {
      throw new AwsError(
        'TargetGroupNotFoundException',
        'The specified target group does not exist.',
      );
    }
    if (!/:listener(-rule)?\//.test(productionListenerRule)) {
      throw invalid(
        `productionListenerRule has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: ${productionListenerRule}`,
      );
    }
  }
}

function configurationOf(
  given: DeploymentConfiguration = {},
): DeploymentConfiguration {
  return {
    ...given,
    strategy: given.strategy ?? 'ROLLING',
    maximumPercent: given.maximumPercent ?? 200,
    minimumHealthyPercent: given.minimumHealthyPercent ?? 100,
    deploymentCircuitBreaker: given.deploymentCircuitBreaker ?? {
      enable: false,
      rollback: false,
    },
  };
}
