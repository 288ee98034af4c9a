import {
  FargateApiProblem,
  ReadFailure,
  ReadPart,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { failureFacts } from './failureFacts';
import { problem } from './problem';

type ReportedFailure = ReadFailure & {
  reason: Exclude<ReadFailure['reason'], 'throttled' | 'unconfirmed'>;
};

/**
 * Reports the parts that could not be read, one problem for each cause.
 * Throttling is not reported, because the status contains the age of each
 * part, and a missing confirmation has a problem of its own.
 */
export function readFailureProblems(
  failures: [part: ReadPart, failure: ReadFailure | undefined][],
): FargateApiProblem[] {
  const byMessage = new Map<
    string,
    { failure: ReportedFailure; parts: Set<ReadPart> }
  >();
  for (const [part, failure] of failures) {
    if (failure && isReported(failure)) {
      const others = byMessage.get(failure.message)?.parts ?? [];
      const parts = new Set([...others, part]);
      byMessage.set(failure.message, { failure, parts });
    }
  }
  return [...byMessage.values()].map(({ failure, parts }) =>
    problem('warning', `read-${failure.reason}`, {
      ...failureFacts(failure),
      parts: [...parts],
    }),
  );
}

function isReported(failure: ReadFailure): failure is ReportedFailure {
  return failure.reason !== 'throttled' && failure.reason !== 'unconfirmed';
}
