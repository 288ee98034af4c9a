import {
  ServiceEvent,
  StoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** Why a task stopped, for people. */
export interface Explanation {
  words: string;
  hint?: string;
  code?: string;
}

const OUT_OF_MEMORY = /OutOfMemory/;

/** AWS's error names, in the stopped reason of a task that failed to start. */
const START_HINTS: [RegExp, string][] = [
  [
    /CannotPullContainerError.*(not found|does not exist|manifest unknown)/is,
    'Push the image and the tag, or deploy one that exists.',
  ],
  [
    /CannotPullContainerError|(unable|failed) to pull/i,
    'Check that the tasks can reach the registry: by a NAT gateway, or by VPC endpoints for ECR and S3; and that the execution role may pull.',
  ],
  [
    /ResourceInitializationError.*secret/is,
    'Check that the execution role may read the secret, and that the tasks can reach Secrets Manager or Systems Manager.',
  ],
  [
    /ResourceInitializationError/,
    'Check that the tasks have a way to AWS: a NAT gateway, or VPC endpoints whose security group admits them.',
  ],
  [
    /Capacity is unavailable/i,
    'Fargate has no capacity there now: wait, or use more zones or less FARGATE_SPOT.',
  ],
];

/** As in `(service orders) (port 80) is unhealthy in (target-group …) due to (reason …)`. */
const UNHEALTHY_EVENT = /is unhealthy in .* due to \(reason (.+)\)/;

/**
 * Why a task stopped; undefined where somebody wanted it to.
 *
 * @param events - Of its service, newest first: they keep what a health check
 * saw when the target itself is gone.
 */
export function whyStopped(
  task: StoppedTask,
  events: ServiceEvent[],
): Explanation | undefined {
  switch (task.stopCode) {
    case 'EssentialContainerExited':
      return exited(task);
    case 'TaskFailedToStart':
      return failedToStart(task);
    case 'SpotInterruption':
    case 'TerminationNotice':
      return {
        words: `Fargate took back its Spot capacity (${task.stopCode})`,
        hint: 'Lower the share of FARGATE_SPOT where this is not acceptable.',
        code: task.stopCode,
      };
    default:
      return /health checks/.test(task.reason ?? '')
        ? unhealthy(events)
        : undefined;
  }
}

function unhealthy(events: ServiceEvent[]): Explanation {
  const causes = events.flatMap(
    ({ message }) => UNHEALTHY_EVENT.exec(message)?.[1] ?? [],
  );
  const cause = causes.length ? `: ${causes[0]}` : '';
  return {
    words: `failed the health checks of the load balancer${cause}`,
    hint: 'Check the path, the port and the answer of the health check.',
  };
}

function exited({ containers, stopCode, reason }: StoppedTask): Explanation {
  const culprit =
    containers.find(({ exitCode }) => exitCode) ??
    containers.find(({ exitCode }) => exitCode === 0);
  if (!culprit) {
    return { words: `${reason} (${stopCode})`, code: stopCode };
  }
  const words = `container ${culprit.name} exited with ${culprit.exitCode}`;
  if (OUT_OF_MEMORY.test(`${culprit.reason} ${reason}`)) {
    return {
      words: `${words}: out of memory (OutOfMemoryError)`,
      hint: 'Give the task more memory, or make the container use less.',
      code: 'OutOfMemoryError',
    };
  }
  return {
    words: `${words} (${stopCode})`,
    hint: "Look at the last lines of the container's log.",
    code: stopCode,
  };
}

function failedToStart({ containers, reason, stopCode }: StoppedTask) {
  const text =
    containers.find(container => container.reason)?.reason ??
    reason ??
    'no reason given';
  const hint = START_HINTS.find(([pattern]) => pattern.test(text))?.[1];
  const code = /^(\w+(?:Error|Exception)):/.exec(text)?.[1] ?? stopCode;
  return { words: `it could not start: ${text}`, hint, code };
}
