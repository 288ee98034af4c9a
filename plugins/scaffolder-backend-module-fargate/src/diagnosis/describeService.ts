import { shorten } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  failedContainer,
  ServiceSnapshot,
  StoppedTaskEvidence,
} from './ServiceEvidence';

/**
 * What the tasks of a service are doing, as one line of the log.
 *
 * @param noun - what has to be healthy, in the plural.
 */
export function describeService(
  snapshot: ServiceSnapshot,
  image: string | undefined,
  noun: string,
): string {
  const { running, pending, old, targets } = snapshot;
  const kind = old ? ' new' : '';
  const tasks: string[] = [];
  if (running > old) {
    tasks.push(`${running - old}${kind} running`);
  }
  if (pending) {
    tasks.push(
      running || !image
        ? `${pending}${kind} starting`
        : `${pending} started: pulling ${image}`,
    );
  }
  if (old) {
    tasks.push(`${old} old still running`);
  }
  if (!tasks.length) {
    tasks.push('none running');
  }
  return targets.length
    ? `${tasks.join(', ')} · ${noun} ${describeTargets(snapshot)}`
    : tasks.join(', ');
}

/** `0 healthy, 2 initial` */
function describeTargets({ targets }: ServiceSnapshot): string {
  const counts = new Map([['healthy', 0]]);
  for (const { state } of targets) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, number]) => `${number} ${state}`).join(', ');
}

/**
 * Why tasks stopped, by the first of them, as one line of the log.
 *
 * @param length - How much of AWS's text fits.
 */
export function describeStoppedTasks(
  tasks: readonly StoppedTaskEvidence[],
  length?: number,
): string {
  const [task, ...others] = tasks;
  const lived =
    task.seconds === undefined
      ? ''
      : ` ${Math.round(task.seconds)} s after start`;
  const container = failedContainer(task);
  const exitCode = container?.exitCode;
  const exit =
    exitCode === undefined ? 'no exit code' : `exit code ${exitCode}`;
  const reason = (
    container?.reason ??
    task.reason ??
    'no reason given'
  ).replace(/ in \(target-group [^)]*\)/, '');
  const alike = others.length ? `; ${others.length} more like this` : '';
  return `task ${shortId(task.id)} stopped${lived}, ${exit}: ${shorten(
    reason,
    length,
  )}${alike}`;
}

/** The beginning of a task's id: enough to find it. */
function shortId(id: string): string {
  return id.length > 8 ? `${id.slice(0, 8)}…` : id;
}
