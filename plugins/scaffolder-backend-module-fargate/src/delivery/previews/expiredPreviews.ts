import { Stack } from '@aws-sdk/client-cloudformation';
import { PREVIEW_DAYS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  previewOf,
  toStackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Of the stacks of a target, the previews of pull requests that had no commit for so
 * long that their pipeline cannot be relied on to delete them.
 */
export function expiredPreviews(
  stacks: readonly Stack[],
  now: Date,
): { name: string; arn: string }[] {
  const latest = now.getTime() - PREVIEW_DAYS * 24 * 3_600_000;
  return stacks
    .filter(
      stack =>
        previewOf(toStackRecord(stack)) &&
        stack.StackStatus !== 'DELETE_IN_PROGRESS' &&
        (stack.LastUpdatedTime ?? stack.CreationTime!).getTime() <= latest,
    )
    .map(({ StackName, StackId }) => ({ name: StackName!, arn: StackId! }));
}
