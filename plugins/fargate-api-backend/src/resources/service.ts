import { Deployment, Service } from '@aws-sdk/client-ecs';
import {
  DeploymentHold,
  Observed,
  ServiceStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  andThen,
  Batches,
  FRESH_FOR,
  MissingError,
  ObservationContext,
} from '../aws';
import { idOf, nameInShortArn, parseServiceArn } from './arns';
import { appliedByOf } from './appliedBy';
import { holdOf } from './hold';
import { Ownership, ownershipOf } from './ownership';
import { previousTaskDefinitionOf, toRollout } from './rollout';

const MAX_EVENTS = 10;

/** A target group that an ECS service registers its tasks with. */
export interface ServiceTargetGroup {
  arn: string;
  /** In a blue/green deployment, the ARN of the target group that this one alternates with. */
  alternateOf?: string;
}

/** An ECS service, and the identifiers of the resources that it uses. */
export interface ServiceFacts {
  status: ServiceStatus;
  ownership: Ownership;
  /** It cannot have tags until it is migrated to a long ARN. */
  hasShortArn: boolean;
  taskDefinitionArn?: string;
  /** Of the previous tasks that are still running during a rollout. */
  previousTaskDefinitionArn?: string;
  targetGroups: ServiceTargetGroup[];
  /** Of its tasks. */
  securityGroupIds: string[];
  /** Of the service in AWS Cloud Map that the tasks are registered with. */
  discoveryServiceId?: string;
  /** The port that the tasks are registered with there. */
  discoveryPort?: number;
  /** The service deployment in progress. */
  deploymentArn?: string;
  /** Set by a roll back. */
  hold?: DeploymentHold;
  /** URL of the repository that applies changes. */
  appliedBy?: string;
  /** Changes whenever a task of the service starts or stops. */
  tasksVersion: string;
}

/** The cache key of a service, within its account and region. */
export const serviceKey = (arn: string) => `ecs-service:${arn}`;

/** Observes an ECS service, more often while its tasks change. */
export function observeService(
  { observations, target }: ObservationContext,
  serviceArn: Observed<string>,
): Promise<Observed<ServiceFacts>> {
  return andThen(serviceArn, arn =>
    observations.observe({
      target,
      resource: serviceKey(arn),
      // Its tags decide who may see it and operate it.
      freshFor: FRESH_FOR.authorization,
      isStrict: true,
      read: clients => readService(clients, arn),
      isChanging: ({ status }) => isServiceChanging(status),
    }),
  );
}

/** Whether tasks of the service are expected to start or stop. */
export function isServiceChanging({
  rollout,
  desired,
  running,
}: ServiceStatus): boolean {
  return rollout?.state === 'in-progress' || desired !== running;
}

async function readService(
  clients: FargateClients,
  serviceArn: string,
): Promise<ServiceFacts> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const service = await Batches.of(clients).services(cluster).load(name);
  const ownership = ownershipOf(service?.tags);
  // ECS describes a deleted service for some time, and deletes its tags.
  const isForgotten =
    service?.status === 'INACTIVE' && ownership.entityRefs.length === 0;
  if (!service || isForgotten) {
    throw new MissingError('service-missing', { arn: serviceArn });
  }
  const primary = primaryOf(service);
  return {
    status: toServiceStatus(service),
    ownership,
    hasShortArn: nameInShortArn(service.serviceArn!) !== undefined,
    taskDefinitionArn: service.taskDefinition,
    previousTaskDefinitionArn:
      primary && previousTaskDefinitionOf(service, primary),
    targetGroups: targetGroupsOf(service),
    securityGroupIds:
      service.networkConfiguration?.awsvpcConfiguration?.securityGroups ?? [],
    discoveryServiceId: discoveryServiceOf(service),
    discoveryPort: service.serviceRegistries?.[0]?.containerPort,
    deploymentArn: service.currentServiceDeployment,
    hold: holdOf(service.tags),
    appliedBy: appliedByOf(service.tags),
    tasksVersion: tasksVersionOf(service),
  };
}

/** Maps an ECS service of the SDK to its status. */
export function toServiceStatus(service: Service): ServiceStatus {
  const primary = primaryOf(service);
  return {
    name: service.serviceName!,
    cluster: idOf(service.clusterArn!),
    status: service.status!,
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    platform: platformOf(service, primary),
    ...(service.networkConfiguration?.awsvpcConfiguration?.assignPublicIp ===
      'ENABLED' && { hasPublicIps: true }),
    rollout: primary && toRollout(service, primary),
    events: (service.events ?? []).slice(0, MAX_EVENTS).map(event => ({
      id: event.id!,
      createdAt: event.createdAt!.toISOString(),
      message: event.message!,
    })),
  };
}

function primaryOf({ deployments = [] }: Service): Deployment | undefined {
  return deployments.find(({ status }) => status === 'PRIMARY');
}

/** The deployment contains the resolved platform version; the service may contain only `LATEST`. */
function platformOf(
  service: Service,
  primary: Deployment | undefined,
): string | undefined {
  const parts = [
    primary?.platformFamily ?? service.platformFamily,
    primary?.platformVersion ?? service.platformVersion,
  ];
  return parts.filter(Boolean).join(' ') || undefined;
}

function targetGroupsOf({ loadBalancers = [] }: Service): ServiceTargetGroup[] {
  return loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) => {
    const alternate = advancedConfiguration?.alternateTargetGroupArn;
    return [
      ...(targetGroupArn ? [{ arn: targetGroupArn }] : []),
      ...(alternate ? [{ arn: alternate, alternateOf: targetGroupArn }] : []),
    ];
  });
}

/** Of `arn:…:service/{id}`. */
function discoveryServiceOf({
  serviceRegistries,
}: Service): string | undefined {
  return serviceRegistries?.[0]?.registryArn?.split('/').pop();
}

/** ECS adds a service event each time a task starts or stops. */
function tasksVersionOf({ deployments = [], events = [] }: Service): string {
  return [
    ...deployments.map(deployment =>
      [
        deployment.id,
        deployment.runningCount,
        deployment.pendingCount,
        deployment.failedTasks,
      ].join(' '),
    ),
    events[0]?.id,
  ].join(', ');
}
