import {
  StoppedTask,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { cause, Diagnosis } from './Diagnosis';
import { diagnoseTarget, healthCheckCause } from './diagnoseTarget';
import { errorNameOf } from './errorNameOf';
import { exitedContainer } from './exitedContainer';
import { AboutContainer, startFailure } from './startFailure';

/**
 * What else is known of a task that stopped.
 *
 * @public
 */
export interface StoppedTaskContext {
  /** The health check of the load balancer in short, e.g. its path. */
  check: string;
  /** Messages of the service's events, newest first: they keep what a health check saw when the target is gone. */
  events?: readonly string[];
  /** An unhealthy target of the service, as the load balancer sees it. */
  target?: Pick<TargetStatus, 'reason' | 'description'> & { state: string };
  /** The last lines that its containers wrote. */
  logLines?: readonly string[];
}

/** As in `(service orders) (port 80) is unhealthy in (target-group …) due to (reason …)`. */
const UNHEALTHY_EVENT = /is unhealthy in .* due to \(reason (.+?)\)\.?$/;

type Container = StoppedTask['containers'][number];

/** A container that AWS adds to a task; its failure is not what the task stops for. */
const ADDED_BY_AWS = /^aws-guardduty-agent/;

/**
 * Why a task stopped, or could not start.
 *
 * @returns undefined where it was stopped on purpose: by a person, a
 * deployment, or scaling.
 * @public
 */
export function diagnoseStoppedTask(
  task: Pick<StoppedTask, 'stopCode' | 'reason' | 'containers'>,
  context: StoppedTaskContext,
): Diagnosis | undefined {
  const { reason: awsText = '', stopCode: code } = task;
  const containers = task.containers.filter(
    ({ name }) => !ADDED_BY_AWS.test(name),
  );
  if (/^Task failed ELB health checks/.test(awsText)) {
    return unhealthyTask(awsText, code, context);
  }
  if (/^Task failed container health checks/.test(awsText)) {
    const { container } = aboutOf(
      containers.find(({ unhealthy }) => unhealthy) ?? containers[0],
    );
    return { ...cause('container-health-check', { container }), code, awsText };
  }
  if (/performing maintenance|Host EC2 .* (stopped|terminated)/.test(awsText)) {
    return { ...cause('host-retired', {}), code, awsText };
  }
  switch (code) {
    case 'UserInitiated':
    case 'ServiceSchedulerInitiated':
      return undefined;
    case 'SpotInterruption':
    case 'TerminationNotice':
      return { ...cause('spot-interrupted', {}), code, awsText };
    case 'InfrastructureHealth':
      return { ...cause('host-retired', {}), code, awsText };
    case 'TaskFailedToStart':
      return notStarted(containers, awsText, context);
    case 'EssentialContainerExited':
      return exited(containers, awsText, context);
    default:
      return { ...cause('stopped-by-ecs', {}), code, awsText };
  }
}

function unhealthyTask(
  reason: string,
  stopCode: string | undefined,
  { check, target, events = [] }: StoppedTaskContext,
): Diagnosis {
  if (target) {
    return diagnoseTarget(target, check);
  }
  const awsText = reason.replace(/ in \((target-group|elb) [^)]*\)/, '');
  const [seen] = events.flatMap(
    message => UNHEALTHY_EVENT.exec(message)?.[1] ?? [],
  );
  const found =
    healthCheckCause(seen, check) ??
    cause('health-check-unexplained', { check });
  return { ...found, code: stopCode, awsText };
}

function notStarted(
  containers: readonly Container[],
  reason: string,
  context: StoppedTaskContext,
): Diagnosis {
  const failed = containers.find(container => container.reason);
  const awsText = failed?.reason ?? reason;
  // Says nothing: a container on which others depend exited, perhaps.
  const found =
    awsText === 'Task failed to start'
      ? exitedContainer(containers, context.logLines ?? [])
      : undefined;
  return {
    ...(found ?? startFailure(awsText, aboutOf(failed ?? containers[0]))),
    code: errorNameOf(awsText) ?? 'TaskFailedToStart',
    awsText,
  };
}

function exited(
  containers: readonly Container[],
  reason: string,
  { logLines = [] }: StoppedTaskContext,
): Diagnosis {
  const found = exitedContainer(containers, logLines);
  const awsText = containers.find(container => container.reason)?.reason;
  const code = errorNameOf(awsText ?? '') ?? 'EssentialContainerExited';
  return found
    ? { ...found, code, ...(awsText && { awsText }) }
    : { ...cause('essential-container-exited', {}), code, awsText: reason };
}

function aboutOf(container: Container | undefined): AboutContainer {
  const { name = '?', image = name } = container ?? {};
  return { container: name, image };
}
