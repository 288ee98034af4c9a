import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { UnreadTarget } from '../../location';
import { failureFacts } from './failureFacts';
import { problem } from './problem';

/** Reports the targets that may have further services of an entity. */
export function unreadTargetProblems(
  unread: UnreadTarget[],
): FargateApiProblem[] {
  return unread.map(({ target, failure }) =>
    problem('warning', 'target-not-searched', {
      ...failureFacts(failure),
      target: target.name,
    }),
  );
}
