import { InputError } from '@backstage/errors';
import { Start } from './startAction';

/** What becomes of a stack when its deployment is cancelled. */
export const ON_CANCEL = ['leave', 'rollback', 'delete'] as const;

/** What becomes of a stack when its deployment fails. */
export const ON_FAILURE = ['rollback', 'delete', 'keep'] as const;

/** What to do about a stack that another task is busy with. */
export const ON_CONFLICT = ['fail', 'wait'] as const;

/** What becomes of what an earlier deployment could not delete. */
export const ON_FAILED_ROLLBACK = ['fail', 'delete'] as const;

/** What a person may choose about the ends of a deployment. */
export interface DeploymentOptions {
  /** Default: leave. */
  onCancel?: (typeof ON_CANCEL)[number];
  /** Default: a new stack is deleted, one that stood is rolled back. */
  onFailure?: (typeof ON_FAILURE)[number];
  /** Default: fail. */
  onConflict?: (typeof ON_CONFLICT)[number];
  /** Default: fail. */
  onFailedRollback?: (typeof ON_FAILED_ROLLBACK)[number];
  /** Default: as it is. */
  terminationProtection?: boolean;
}

/** Reads the options from the input of an action. */
export function readDeploymentOptions(input: object = {}): DeploymentOptions {
  const {
    onCancel,
    onFailure,
    onConflict,
    onFailedRollback,
    terminationProtection,
  } = input as DeploymentOptions;
  return {
    onCancel,
    onFailure,
    onConflict,
    onFailedRollback,
    terminationProtection,
  };
}

/**
 * Refuses what CloudFormation cannot do, and what would take away more than
 * the deployment brought.
 *
 * @throws InputError that names the choice.
 */
export function assertOptions(
  { onCancel, onFailure }: DeploymentOptions,
  stackName: string,
  { action }: Start,
): void {
  if (action === 'update' && onFailure === 'delete') {
    throw new InputError(
      `onFailure: delete is for a stack that is new, and ${stackName} stands. Choose rollback, which brings back what it is now, or keep.`,
    );
  }
  if (action === 'update' && onCancel === 'delete') {
    throw new InputError(
      `onCancel: delete is for a stack that is new, and ${stackName} stands. Choose rollback, which brings back what it is now, or leave.`,
    );
  }
  if (action === 'create' && onCancel === 'rollback') {
    throw new InputError(
      `onCancel: rollback is for a stack that stands, and ${stackName} is new: there is nothing to go back to. Choose delete or leave.`,
    );
  }
}
