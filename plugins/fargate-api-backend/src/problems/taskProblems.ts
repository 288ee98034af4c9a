import {
  FargateApiProblem,
  ServiceStatus,
  StoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { plural } from './plural';
import { StatusParts } from './StatusParts';
import { Explanation, whyStopped } from './whyStopped';

/**
 * Why tasks that are wanted do not run. Tasks that stopped while enough run
 * are no problem: deployments and scaling stop tasks all the time.
 */
export function taskProblems({
  service,
  stoppedTasks,
}: StatusParts): FargateApiProblem[] {
  const status = service.value;
  if (!status || !isShort(status)) {
    return [];
  }
  return explain(stoppedTasks.value ?? [], status).map(
    ({ count, words, hint, code }) => ({
      severity: status.running === 0 ? 'error' : 'warning',
      message: `${plural(count, 'task')} stopped: ${words}`,
      hint,
      code,
    }),
  );
}

function isShort({ desired, running, rollout }: ServiceStatus): boolean {
  return (
    running < desired ||
    (rollout !== undefined &&
      rollout.state !== 'completed' &&
      rollout.failedTasks > 0)
  );
}

/** Tasks that stopped for the same reason are one problem. */
function explain(
  tasks: StoppedTask[],
  { events }: ServiceStatus,
): (Explanation & { count: number })[] {
  const byWords = new Map<string, Explanation & { count: number }>();
  for (const task of tasks) {
    const explanation = whyStopped(task, events);
    if (explanation) {
      const count = (byWords.get(explanation.words)?.count ?? 0) + 1;
      byWords.set(explanation.words, { ...explanation, count });
    }
  }
  return [...byWords.values()];
}
