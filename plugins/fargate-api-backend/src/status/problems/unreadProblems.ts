import {
  FargateApiProblem,
  ReadFailure,
  ReadPart,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { failureFacts } from './failureFacts';
import { problem } from './problem';

/**
 * What could not be read. One cause is told once, however many parts it took.
 * Throttling is no problem of what is looked at: the age of a part says
 * enough.
 */
export function unreadProblems(
  read: [part: ReadPart, failure: ReadFailure | undefined][],
): FargateApiProblem[] {
  const byMessage = new Map<string, { failure: Told; parts: Set<ReadPart> }>();
  for (const [part, failure] of read) {
    if (failure && isTold(failure)) {
      const known = byMessage.get(failure.message)?.parts ?? [];
      const parts = new Set([...known, part]);
      byMessage.set(failure.message, { failure, parts });
    }
  }
  return [...byMessage.values()].map(({ failure, parts }) =>
    problem('warning', `unread-${failure.reason}`, {
      ...failureFacts(failure),
      parts: [...parts],
    }),
  );
}

type Told = ReadFailure & {
  reason: Exclude<ReadFailure['reason'], 'throttled'>;
};

function isTold(failure: ReadFailure): failure is Told {
  return failure.reason !== 'throttled';
}
