import {
  FargateApiProblem,
  ProblemKind,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { failureFacts } from './failureFacts';
import { problem } from './problem';

type NotConfirmedKind = Extract<ProblemKind, `${string}-not-confirmed`>;

/** Reports the resources that do not name the entity as their own, each once. */
export function notConfirmedProblems(
  failures: (ReadFailure | undefined)[],
): FargateApiProblem[] {
  const byKind = new Map(
    failures.flatMap(failure =>
      failure?.reason === 'unconfirmed' ? [[failure.kind, failure]] : [],
    ),
  );
  return [...byKind.values()].map(failure =>
    problem('warning', failure.kind as NotConfirmedKind, {
      ...failureFacts(failure),
      entity: failure.facts!.entity,
    }),
  );
}
