import {
  FargateApiProblem,
  ReadFailure,
  ReadPart,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';

/**
 * What could not be read. One cause is told once, however many parts it took.
 * Throttling is no problem of what is looked at: the age of a part says
 * enough.
 */
export function unreadProblems(
  read: [part: ReadPart, failure: ReadFailure | undefined][],
): FargateApiProblem[] {
  const byMessage = new Map<string, { reason: Told; parts: Set<ReadPart> }>();
  for (const [part, failure] of read) {
    if (failure && failure.reason !== 'throttled') {
      const { message, reason } = failure;
      const known = byMessage.get(message)?.parts ?? [];
      byMessage.set(message, { reason, parts: new Set([...known, part]) });
    }
  }
  return [...byMessage].map(([failure, { reason, parts }]) =>
    problem('warning', `unread-${reason}`, { parts: [...parts], failure }),
  );
}

type Told = Exclude<ReadFailure['reason'], 'throttled'>;
