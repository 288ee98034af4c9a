import { DeploymentFailure } from './types';

const tasks = (ids: string[]) => ids.map(id => `(task ${id})`).join(' ');

/** The messages of service events, without the prefix `(service …)`. */
export const serviceEvents = {
  started: (ids: string[], replaced: number) =>
    ` has started ${ids.length} tasks: ${tasks(ids)}.${
      replaced > 0
        ? ` Amazon ECS replaced ${replaced} tasks due to an unhealthy status.`
        : ''
    }`,
  stopped: (ids: string[]) =>
    ` has stopped ${ids.length} running tasks: ${tasks(ids)}.`,
  stoppedPending: (count: number) => ` stopped ${count} pending tasks.`,
  registered: (count: number, targetGroupArn: string) =>
    ` registered ${count} targets in (target-group ${targetGroupArn})`,
  deregistered: (count: number, targetGroupArn: string) =>
    ` deregistered ${count} targets in (target-group ${targetGroupArn})`,
  unhealthy: (
    taskId: string,
    port: number,
    targetGroupArn: string,
    reason: string,
  ) =>
    ` (task ${taskId}) (port ${port}) is unhealthy in (target-group ${targetGroupArn}) due to (reason ${reason}).`,
  containerUnhealthy: (taskId: string) =>
    ` (task ${taskId}) failed container health checks.`,
  notPlaced: (reason: string) =>
    ` was unable to place a task. Reason: ${reason}.`,
  notLaunched: (error: string) =>
    ` failed to launch a task with (error ${error}).`,
  noContainerInstance: () =>
    ' was unable to place a task because no container instance met all of its requirements.',
  impaired: () =>
    ' is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  stuck: () =>
    ' was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
  steady: () => ' has reached a steady state.',
  completed: (deploymentId: string) =>
    ` (deployment ${deploymentId}) deployment completed.`,
  failed: (deploymentId: string) =>
    ` (deployment ${deploymentId}) deployment failed: tasks failed to start.`,
  alarmDetected: (deploymentId: string) =>
    ` (deployment ${deploymentId}) deployment failed: alarm detected.`,
  rollingBack: (deploymentId: string) =>
    ` rolling back to deployment ${deploymentId}.`,
};

/** `message` of a service event. */
export function eventMessage(serviceName: string, text: string): string {
  return `(service ${serviceName})${text}`;
}

/** The message of a draining event, the only one whose prefix names the task set. */
export function drainingMessage(
  serviceName: string,
  deploymentId: string,
  count: number,
): string {
  return `(service ${serviceName}, taskSet ${deploymentId}) has begun draining connections on ${count} tasks.`;
}

const MONITORS: Record<DeploymentFailure, string> = {
  alarms: 'ECS deployment alarms',
  'circuit breaker': 'ECS deployment circuit breaker',
};

/** `deployments[].rolloutStateReason`; those of alarms are from memory. */
export const rolloutReasons = {
  inProgress: (id: string) => `ECS deployment ${id} in progress.`,
  completed: (id: string) => `ECS deployment ${id} completed.`,
  failed: (by: DeploymentFailure) =>
    `${MONITORS[by]}: ${
      by === 'alarms' ? 'alarm detected' : 'tasks failed to start'
    }.`,
  rollingBack: (by: DeploymentFailure, id: string) =>
    `${MONITORS[by]}: rolling back to deploymentId ${id}.`,
};
