import { Deployment, Service } from '@aws-sdk/client-ecs';
import {
  Rollout,
  ServiceStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { idOf } from './idOf';

const MAX_EVENTS = 10;

/** Reads the SDK's service. */
export function toServiceStatus(service: Service): ServiceStatus {
  const deployments = service.deployments ?? [];
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  return {
    name: service.serviceName!,
    cluster: idOf(service.clusterArn!),
    status: service.status!,
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    platform: platformOf(service, primary),
    rollout: primary && toRollout(service, primary),
    events: (service.events ?? []).slice(0, MAX_EVENTS).map(event => ({
      id: event.id!,
      createdAt: event.createdAt!.toISOString(),
      message: event.message!,
    })),
  };
}

/** The deployment knows the version, the service perhaps only `LATEST`. */
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

function toRollout(service: Service, primary: Deployment): Rollout {
  const breaker = service.deploymentConfiguration?.deploymentCircuitBreaker;
  const previous = service.deployments!.find(
    ({ status, runningCount, taskDefinition }) =>
      status === 'ACTIVE' &&
      Boolean(runningCount) &&
      taskDefinition !== primary.taskDefinition,
  );
  return {
    state: stateOf(service, primary),
    reason: primary.rolloutStateReason,
    startedAt: primary.createdAt?.toISOString(),
    updatedAt: primary.updatedAt?.toISOString(),
    desired: primary.desiredCount ?? 0,
    running: primary.runningCount ?? 0,
    pending: primary.pendingCount ?? 0,
    failedTasks: primary.failedTasks ?? 0,
    circuitBreaker: Boolean(breaker?.enable && breaker.rollback),
    progress: progressOf(primary),
    strategy: service.deploymentConfiguration?.strategy,
    taskDefinition: idOf(primary.taskDefinition!),
    previousTaskDefinition: previous && idOf(previous.taskDefinition!),
  };
}

function progressOf(primary: Deployment): number {
  const { rolloutState, desiredCount = 0, runningCount = 0 } = primary;
  if (rolloutState === 'COMPLETED' || desiredCount === 0) {
    return 100;
  }
  return Math.min(100, Math.round((runningCount / desiredCount) * 100));
}

const STATES = {
  COMPLETED: 'completed',
  FAILED: 'failed',
  IN_PROGRESS: 'in-progress',
} as const;

/** Only the rolling update says its state; otherwise a second deployment beside it tells, or that the first one lacks tasks. */
function stateOf(service: Service, primary: Deployment): Rollout['state'] {
  if (primary.rolloutState) {
    return STATES[primary.rolloutState];
  }
  const { runningCount = 0, desiredCount = 0 } = primary;
  const isStarting =
    service.currentServiceDeployment !== undefined &&
    runningCount < desiredCount;
  return service.deployments!.length > 1 || isStarting
    ? 'in-progress'
    : 'completed';
}
