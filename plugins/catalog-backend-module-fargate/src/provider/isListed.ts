import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * The creation is in progress or failed, so there is no usable resource. After
 * a failed update, the previous version still runs.
 */
const NOT_CREATED =
  /^(REVIEW_IN_PROGRESS|CREATE_IN_PROGRESS|CREATE_FAILED|ROLLBACK_.*|IMPORT_IN_PROGRESS|IMPORT_ROLLBACK_.*|DELETE_COMPLETE)$/;

/**
 * Whether the entities of a stack are in the catalog. A stack that is being
 * deleted keeps its entities until it is deleted, unless its creation failed:
 * then it has no outputs.
 */
export function isListed(
  stack: Pick<StackRecord, 'status' | 'outputs'>,
): boolean {
  return (
    !NOT_CREATED.test(stack.status) && Object.keys(stack.outputs).length > 0
  );
}
