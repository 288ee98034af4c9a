import { StackStatus } from '@aws-sdk/client-cloudformation';

/** What a deployment has to do first, depending on the status of the stack. */
export type Start =
  /** No stack exists: create it. */
  | { action: 'create' }
  /** The stack is in a stable state: update it. */
  | { action: 'update' }
  /** An operation is in progress: follow it if it is ours. */
  | { action: 'attach' }
  /** The stack is being deleted: wait, then create it. */
  | { action: 'await-deletion' }
  /** Another operation is in progress: wait for its end, then observe again. */
  | { action: 'await-operation' }
  /**
   * The creation failed, so the stack cannot be updated: delete it, then create
   * it. It may still contain resources that the rollback could not delete.
   */
  | { action: 'recreate'; mayHoldResources: boolean }
  /** The operation failed without a rollback: roll back, then observe again. */
  | { action: 'roll-back' }
  /** The rollback failed: continue it, skipping nothing. */
  | { action: 'continue-rollback' }
  /** A person has to decide. */
  | { action: 'refuse'; next: string };

const CREATE: Start = { action: 'create' };
const UPDATE: Start = { action: 'update' };
const ATTACH: Start = { action: 'attach' };
const ROLL_BACK: Start = { action: 'roll-back' };

/** By stack status. */
const STARTS: Readonly<Record<StackStatus, Start>> = {
  REVIEW_IN_PROGRESS: CREATE,
  DELETE_COMPLETE: CREATE,

  CREATE_COMPLETE: UPDATE,
  UPDATE_COMPLETE: UPDATE,
  UPDATE_ROLLBACK_COMPLETE: UPDATE,
  IMPORT_COMPLETE: UPDATE,
  IMPORT_ROLLBACK_COMPLETE: UPDATE,

  CREATE_IN_PROGRESS: ATTACH,
  ROLLBACK_IN_PROGRESS: ATTACH,
  UPDATE_IN_PROGRESS: ATTACH,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: ATTACH,
  UPDATE_ROLLBACK_IN_PROGRESS: ATTACH,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: ATTACH,
  IMPORT_IN_PROGRESS: ATTACH,
  IMPORT_ROLLBACK_IN_PROGRESS: ATTACH,

  DELETE_IN_PROGRESS: { action: 'await-deletion' },

  CREATE_FAILED: ROLL_BACK,
  UPDATE_FAILED: ROLL_BACK,
  UPDATE_ROLLBACK_FAILED: { action: 'continue-rollback' },

  ROLLBACK_COMPLETE: { action: 'recreate', mayHoldResources: false },
  ROLLBACK_FAILED: { action: 'recreate', mayHoldResources: true },

  DELETE_FAILED: {
    action: 'refuse',
    next: 'delete it with fargate:stack:delete, after removing the dependencies of these resources or listing them in retain, then try again',
  },
  IMPORT_ROLLBACK_FAILED: {
    action: 'refuse',
    next: 'fix the import in the CloudFormation console, then try again',
  },
};

/**
 * What to do with a stack of this status; undefined means that no stack exists.
 * A status that is unknown here is refused.
 */
export function startActionFor(status: string | undefined): Start {
  if (status === undefined) {
    return CREATE;
  }
  return (
    STARTS[status as StackStatus] ?? {
      action: 'refuse',
      next: 'check the stack in the CloudFormation console',
    }
  );
}

/** Whether no operation is in progress on a stack of this status. */
export function isSettled(status: string): boolean {
  return !status.endsWith('_IN_PROGRESS');
}

/**
 * Whether a stack of this status is complete, so that its outputs are valid.
 */
export function isUsable(status: string): boolean {
  return startActionFor(status).action === 'update';
}

/** Whether an operation that ended with this status succeeded. */
export function isSuccess(status: string): boolean {
  return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
}
