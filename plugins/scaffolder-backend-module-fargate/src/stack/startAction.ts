import { StackStatus } from '@aws-sdk/client-cloudformation';

/** What the status of a stack allows a deployment to do. */
export type Start =
  /** There is nothing: create. */
  | { action: 'create' }
  /** It stands: change it. */
  | { action: 'update' }
  /** An operation runs: follow it when it is ours. */
  | { action: 'attach' }
  /** It is on its way out: wait, then create. */
  | { action: 'await-deletion' }
  /** Somebody's operation runs: wait for its end, then look again. */
  | { action: 'await-operation' }
  /**
   * It failed while it was made and cannot be changed: delete, then create. What
   * its rollback could not delete, it still holds.
   */
  | { action: 'recreate'; mayHoldResources: boolean }
  /** It failed and was kept as it was: roll it back, then look again. */
  | { action: 'roll-back' }
  /** Its rollback failed: try that again, skipping nothing. */
  | { action: 'continue-rollback' }
  /** A person has to decide. */
  | { action: 'refuse'; next: string };

const CREATE: Start = { action: 'create' };
const UPDATE: Start = { action: 'update' };
const ATTACH: Start = { action: 'attach' };
const ROLL_BACK: Start = { action: 'roll-back' };

/** Every status that CloudFormation knows. */
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
    next: 'delete it again with fargate:stack:delete, after removing what holds these resources or naming those to retain, then try again',
  },
  IMPORT_ROLLBACK_FAILED: {
    action: 'refuse',
    next: 'repair the import in the CloudFormation console, then try again',
  },
};

/**
 * What to do with a stack of this status; undefined is no stack. A status
 * that CloudFormation adds one day is refused rather than guessed at.
 */
export function startActionFor(status: string | undefined): Start {
  if (status === undefined) {
    return CREATE;
  }
  return (
    STARTS[status as StackStatus] ?? {
      action: 'refuse',
      next: 'look at the stack in the CloudFormation console',
    }
  );
}

/** Whether nothing moves in a stack of this status. */
export function isSettled(status: string): boolean {
  return !status.endsWith('_IN_PROGRESS');
}

/** Whether a stack of this status is whole, and its outputs can be relied on. */
export function isUsable(status: string): boolean {
  return startActionFor(status).action === 'update';
}

/** Whether an operation that ended like this did what was asked for. */
export function isSuccess(status: string): boolean {
  return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
}
