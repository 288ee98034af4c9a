import { createHash } from 'node:crypto';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackRequest } from '../../stack/StackRequest';
import { isAttribution } from '../attribution/attribution';

/**
 * What a request makes of a stack, as a hash: an approval is for this and nothing else,
 * whichever task of the user comes with it.
 */
export function changeOf(
  requestedBy: string,
  before: Pick<StackRecord, 'arn' | 'parameters'>,
  { parameters, template }: Pick<StackRequest, 'parameters' | 'template'>,
  appliedBy?: string,
): string {
  const significant = Object.entries({ ...before.parameters, ...parameters })
    .filter(([name]) => !isAttribution(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(
      JSON.stringify([
        requestedBy,
        before.arn,
        before.parameters.ImageUrl,
        template,
        significant,
        ...(appliedBy ? [appliedBy] : []),
      ]),
    )
    .digest('hex');
}
