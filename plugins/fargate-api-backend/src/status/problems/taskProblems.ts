import {
  FargateApiProblem,
  ProblemFacts,
  ServiceStatus,
  StoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
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
  const severity = status.running === 0 ? 'error' : 'warning';
  return explain(stoppedTasks.value ?? [], status).map(
    ({ kind, facts, code, count }) =>
      problem(
        severity,
        kind,
        { ...facts, count } as ProblemFacts<typeof kind>,
        code,
      ),
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
  const found = new Map<string, Explanation & { count: number }>();
  for (const task of tasks) {
    const explanation = whyStopped(task, events);
    if (explanation) {
      const key = JSON.stringify(explanation);
      const count = (found.get(key)?.count ?? 0) + 1;
      found.set(key, { ...explanation, count });
    }
  }
  return [...found.values()];
}
