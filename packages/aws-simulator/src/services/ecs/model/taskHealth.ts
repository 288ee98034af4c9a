import { TargetHealth } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { targetKey } from '../../elbv2/model/TargetMonitor';
import { ServiceTask } from './ServiceTask';

/** A target of a task that fails its health checks. */
export interface UnhealthyTarget {
  port: number;
  targetGroupArn: string;
  description: string;
}

/** Whether it has been running and healthy in its target groups. */
export function isHealthy(task: ServiceTask): boolean {
  return task.wasHealthy;
}

/** Whether it has not been healthy yet. */
export function isStarting(task: ServiceTask): boolean {
  return !task.wasHealthy;
}

/** Whether it stopped before it was healthy, without a request to stop it. */
export function hasFailed(task: ServiceTask): boolean {
  const { stopCode } = task.shape;
  return (
    !task.wasHealthy &&
    (task.failedHealthChecks ||
      stopCode === 'TaskFailedToStart' ||
      stopCode === 'EssentialContainerExited')
  );
}

/** Whether it is running and healthy, in all of its target groups and by its own checks. */
export function isServing(elb: Elbv2, task: ServiceTask): boolean {
  return (
    task.shape.lastStatus === 'RUNNING' &&
    (task.shape.healthStatus === 'HEALTHY' || !hasOwnCheck(task)) &&
    task.launch.loadBalancers.every(
      ({ targetGroupArn, containerPort }) =>
        targetHealth(elb, task, targetGroupArn, containerPort)?.State ===
        'healthy',
    )
  );
}

/** Whether an essential container has a health check of its own. */
function hasOwnCheck({ launch }: ServiceTask): boolean {
  return launch.definition.shape.containerDefinitions.some(
    ({ essential = true, healthCheck }) => essential && healthCheck,
  );
}

/** The first unhealthy target of a running task. */
export function unhealthyTarget(
  elb: Elbv2,
  task: ServiceTask,
): UnhealthyTarget | undefined {
  if (task.shape.lastStatus !== 'RUNNING') {
    return undefined;
  }
  for (const { targetGroupArn, containerPort: port } of task.launch
    .loadBalancers) {
    const health = targetHealth(elb, task, targetGroupArn, port);
    if (health?.State === 'unhealthy') {
      return { port, targetGroupArn, description: health.Description ?? '' };
    }
  }
  return undefined;
}

function targetHealth(
  elb: Elbv2,
  task: ServiceTask,
  targetGroupArn: string,
  port: number,
): TargetHealth | undefined {
  return elb.targetGroups
    .get(targetGroupArn)
    ?.targets.get(targetKey({ id: task.ip ?? '', port }))?.observed.health;
}
