import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Places } from '../../access';
import { failureFacts } from './failureFacts';
import { problem } from './problem';

/** Reports what keeps further services of an entity from being shown. */
export function placeProblems({
  unread,
  unusable,
}: Pick<Places, 'unread' | 'unusable'>): FargateApiProblem[] {
  return [
    ...unusable.map(({ arn, reason }) =>
      problem('warning', 'service-arn-unusable', { arn, reason }),
    ),
    ...unread.map(({ target, failure }) =>
      problem('warning', 'target-not-searched', {
        ...failureFacts(failure),
        target: target.name,
      }),
    ),
  ];
}
