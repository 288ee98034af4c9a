import {
  ProblemFacts,
  ProblemKind,
  ServiceEvent,
  StoppedTask,
  WordFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';

type StoppedKind = Extract<ProblemKind, `task-${string}`>;

/** Why a task stopped: a problem, all but how many stopped for it. */
export interface Explanation {
  kind: StoppedKind;
  facts: WordFacts;
  code?: string;
}

const OUT_OF_MEMORY = /OutOfMemory/;

/** AWS's error names, in the stopped reason of a task that failed to start. */
const START_KINDS: [
  RegExp,
  Extract<
    StoppedKind,
    | `task-image-${string}`
    | `task-secret-${string}`
    | `task-without-${string}`
    | 'task-not-started'
  >,
][] = [
  [
    /CannotPullContainerError.*(not found|does not exist|manifest unknown)/is,
    'task-image-missing',
  ],
  [
    /CannotPullContainerError|(unable|failed) to pull/i,
    'task-image-unreachable',
  ],
  [/ResourceInitializationError.*secret/is, 'task-secret-unreadable'],
  [/ResourceInitializationError/, 'task-without-way-to-aws'],
  [/Capacity is unavailable/i, 'task-without-capacity'],
  [/^/, 'task-not-started'],
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
    case 'TerminationNotice': {
      const { stopCode } = task;
      return because('task-spot-taken', { stopCode }, stopCode);
    }
    default:
      return /health checks/.test(task.reason ?? '')
        ? unhealthy(events)
        : undefined;
  }
}

function because<K extends StoppedKind>(
  kind: K,
  facts: Omit<ProblemFacts<K>, 'count'> & WordFacts,
  code?: string,
): Explanation {
  return { kind, facts, code };
}

function unhealthy(events: ServiceEvent[]): Explanation {
  const [reason] = events.flatMap(
    ({ message }) => UNHEALTHY_EVENT.exec(message)?.[1] ?? [],
  );
  return reason
    ? because('task-unhealthy-because', { reason })
    : because('task-unhealthy', {});
}

function exited({
  containers,
  stopCode = 'EssentialContainerExited',
  reason = '',
}: StoppedTask): Explanation {
  const culprit =
    containers.find(({ exitCode }) => exitCode) ??
    containers.find(({ exitCode }) => exitCode === 0);
  if (!culprit) {
    return because('task-ended', { reason, stopCode }, stopCode);
  }
  const facts = { container: culprit.name, exitCode: culprit.exitCode! };
  return OUT_OF_MEMORY.test(`${culprit.reason} ${reason}`)
    ? because('task-out-of-memory', facts, 'OutOfMemoryError')
    : because('task-exited', { ...facts, stopCode }, stopCode);
}

function failedToStart({
  containers,
  stopCode = 'TaskFailedToStart',
  ...task
}: StoppedTask): Explanation {
  const reason =
    containers.find(container => container.reason)?.reason ??
    task.reason ??
    stopCode;
  const [, kind] = START_KINDS.find(([pattern]) => pattern.test(reason))!;
  const code = /^(\w+(?:Error|Exception)):/.exec(reason)?.[1] ?? stopCode;
  return because(kind, { reason }, code);
}
