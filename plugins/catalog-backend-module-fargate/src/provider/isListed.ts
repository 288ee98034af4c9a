import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Creation is not over, or it failed: there is nothing that a person could
 * use. A failed update is another matter: what was there before still runs.
 */
const NOT_THERE =
  /^(REVIEW_IN_PROGRESS|CREATE_IN_PROGRESS|CREATE_FAILED|ROLLBACK_.*|IMPORT_IN_PROGRESS|IMPORT_ROLLBACK_.*|DELETE_COMPLETE)$/;

/**
 * Whether a stack stands for something that is there, so that the catalog
 * lists it. One that is being deleted is there until it is gone; one that is
 * deleted because it never came up has no outputs.
 */
export function isListed(
  stack: Pick<StackRecord, 'status' | 'outputs'>,
): boolean {
  return !NOT_THERE.test(stack.status) && Object.keys(stack.outputs).length > 0;
}
