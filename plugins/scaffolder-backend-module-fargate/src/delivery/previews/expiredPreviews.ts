import { Stack } from '@aws-sdk/client-cloudformation';
import { MANAGED_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';

/** The stack of the API that a stack previews. The roles of `delivery.yml` require it. */
const PREVIEW_TAG = 'fargate-api:preview-of';

/** As the wizard and the workflow of previews say. */
const DAYS = 7;

/**
 * Of the stacks of a target, the previews of pull requests that had no commit for so
 * long that their pipeline cannot be relied on to delete them.
 */
export function expiredPreviews(
  stacks: readonly Stack[],
  now: Date,
): { name: string; arn: string }[] {
  const latest = now.getTime() - DAYS * 24 * 3_600_000;
  return stacks
    .filter(
      stack =>
        isPreview(stack) &&
        stack.StackStatus !== 'DELETE_IN_PROGRESS' &&
        (stack.LastUpdatedTime ?? stack.CreationTime!).getTime() <= latest,
    )
    .map(({ StackName, StackId }) => ({ name: StackName!, arn: StackId! }));
}

/** Whoever can tag a stack must not be able to have any stack deleted. */
function isPreview({ StackName, Tags = [] }: Stack): boolean {
  const api = Tags.find(({ Key }) => Key === PREVIEW_TAG)?.Value;
  const isOfPortal = Tags.some(({ Key }) => Key === MANAGED_TAG);
  return Boolean(
    api && !isOfPortal && /^-preview-\d+$/.test(after(api, StackName!)),
  );
}

function after(prefix: string, text: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : '';
}
