import {
  FargateApiProblem,
  ServiceStatus,
  StoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StatusParts } from './StatusParts';
import { Explanation, whyStopped } from './whyStopped';
import { plural } from './plural';

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
  const explained = explain(stoppedTasks.value ?? []);
  if (explained.length) {
    return explained.map(({ count, words, hint, code }) => ({
      severity,
      message: `${plural(count, 'task')} stopped: ${words}`,
      hint,
      code,
    }));
  }
  const complaint = complaintOf(status);
  if (complaint) {
    return [
      {
        severity,
        message: `ECS says: ${complaint}`,
        hint: 'Look at the service in AWS: its events tell what ECS waits for.',
      },
    ];
  }
  return status.rollout?.state === 'in-progress'
    ? []
    : [
        {
          severity,
          message: `${status.running} of ${status.desired} tasks run`,
          hint: 'Wait a minute; if it stays so, look at the events of the service.',
        },
      ];
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
function explain(tasks: StoppedTask[]): (Explanation & { count: number })[] {
  const byWords = new Map<string, Explanation & { count: number }>();
  for (const task of tasks) {
    const explanation = whyStopped(task);
    if (explanation) {
      const count = (byWords.get(explanation.words)?.count ?? 0) + 1;
      byWords.set(explanation.words, { ...explanation, count });
    }
  }
  return [...byWords.values()];
}

/** What ECS says it cannot do, since the last deployment began. */
function complaintOf({ events, rollout }: ServiceStatus): string | undefined {
  return events.find(
    event =>
      event.createdAt >= (rollout?.startedAt ?? '') &&
      /\bunable to\b/.test(event.message),
  )?.message;
}
