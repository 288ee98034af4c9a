import type * as Api from '@aws-sdk/client-ecs';
import { isBlueGreen } from '../model/blueGreen';
import { alarmNames } from '../model/deploymentAlarms';
import { Ecs, Service } from '../model/Ecs';
import { failureThreshold } from '../model/failureThreshold';
import { Cluster, Deployment } from '../model/types';

const PENDING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** A service as DescribeServices returns it. */
export function serviceShape({ record, scheduler }: Service): Api.Service {
  const sum = (states: string[]) =>
    scheduler.deployments.reduce(
      (total, deployment) => total + scheduler.count(deployment, states),
      0,
    );
  return {
    ...record.shape,
    runningCount: sum(['RUNNING']),
    pendingCount: sum(PENDING),
    loadBalancers: record.loadBalancers,
    networkConfiguration: record.network,
    deploymentConfiguration: record.configuration,
    currentServiceDeployment: scheduler.history.find(
      ({ record: entry }) => entry.status === 'IN_PROGRESS',
    )?.record.serviceDeploymentArn,
    deployments: scheduler.deployments.map(deployment => ({
      ...(isBlueGreen(record)
        ? withoutRolloutState(deployment.shape)
        : deployment.shape),
      desiredCount: requestedTaskCount({ record, scheduler }, deployment),
      pendingCount: scheduler.count(deployment, PENDING),
      runningCount: scheduler.count(deployment, ['RUNNING']),
      failedTasks: deployment.failedTasks,
    })),
  };
}

/** A deployment as DescribeServiceDeployments returns it. */
export function serviceDeploymentShape(
  service: Service,
  deployment: Deployment,
): Api.ServiceDeployment {
  const { configuration, shape } = service.record;
  const breaker = configuration.deploymentCircuitBreaker;
  const { record, shape: state, stage } = deployment;
  const count = (states: string[]) =>
    service.scheduler.count(deployment, states);
  return {
    ...record,
    deploymentConfiguration: configuration,
    statusReason:
      state.rolloutState === 'FAILED' ? state.rolloutStateReason : undefined,
    deploymentCircuitBreaker: {
      status: monitorStatus(
        breaker?.enable ?? false,
        state.rolloutState,
        deployment.failedBy === 'circuit breaker',
      ),
      failureCount: deployment.failedTasks,
      threshold: failureThreshold(breaker, shape.desiredCount),
    },
    alarms: {
      status: monitorStatus(
        deployment.heedsAlarms,
        state.rolloutState,
        deployment.failedBy === 'alarms',
      ),
      alarmNames: alarmNames(service.record),
      triggeredAlarmNames: deployment.triggeredAlarms,
    },
    lifecycleStage: state.rolloutState === 'COMPLETED' ? undefined : stage,
    targetServiceRevision: {
      ...record.targetServiceRevision,
      requestedTaskCount: requestedTaskCount(service, deployment),
      runningTaskCount: count(['RUNNING']),
      pendingTaskCount: count(PENDING),
    },
  };
}

/** ECS returns the rollout state of rolling updates only. */
function withoutRolloutState({
  rolloutState: _state,
  rolloutStateReason: _reason,
  ...rest
}: Deployment['shape']): Api.Deployment {
  return rest;
}

/** A cluster as DescribeClusters returns it. */
export function clusterShape(ecs: Ecs, { shape, tags }: Cluster): Api.Cluster {
  const services = [...ecs.services.values()].filter(
    ({ record }) => record.clusterName === shape.clusterName,
  );
  const tasks = ecs
    .livingTasks()
    .filter(({ launch }) => launch.clusterName === shape.clusterName);
  const inState = (...states: string[]) =>
    tasks.filter(task => states.includes(task.shape.lastStatus)).length;
  return {
    ...shape,
    registeredContainerInstancesCount: 0,
    runningTasksCount: inState('RUNNING'),
    pendingTasksCount: inState(...PENDING),
    activeServicesCount: services.filter(
      ({ record }) => record.shape.status === 'ACTIVE',
    ).length,
    statistics: [],
    tags,
  };
}

function requestedTaskCount(
  { record, scheduler }: Service,
  deployment: Deployment,
): number {
  if (deployment === scheduler.primary) {
    return record.shape.desiredCount;
  }
  let wanted = 0;
  for (const task of scheduler.tasks) {
    wanted += task.deployment === deployment && !task.isStopping ? 1 : 0;
  }
  return wanted;
}

function monitorStatus(
  enabled: boolean,
  rolloutState: string | undefined,
  triggered: boolean,
): Api.ServiceDeploymentRollbackMonitorsStatus {
  if (!enabled) {
    return 'DISABLED';
  }
  switch (rolloutState) {
    case 'FAILED':
      return triggered ? 'TRIGGERED' : 'MONITORING_COMPLETE';
    case 'COMPLETED':
      return 'MONITORING_COMPLETE';
    default:
      return 'MONITORING';
  }
}
