import { InputError } from '@backstage/errors';
import { checkTags } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Start } from './startAction';

/** What happens to the stack when the task is cancelled. */
export const ON_CANCEL = ['leave', 'rollback', 'delete'] as const;

/** What happens to the stack when its deployment fails. */
export const ON_FAILURE = ['rollback', 'delete', 'keep'] as const;

/** What to do when another operation is in progress on the stack. */
export const ON_CONFLICT = ['fail', 'wait'] as const;

/**
 * What happens to a stack in ROLLBACK_FAILED, which still contains resources.
 */
export const ON_FAILED_ROLLBACK = ['fail', 'delete'] as const;

/** How a deployment handles conflicts, cancellation and failures. */
export interface DeploymentOptions {
  /** Default: leave. */
  onCancel?: (typeof ON_CANCEL)[number];
  /** Default: delete for a new stack, rollback for an existing one. */
  onFailure?: (typeof ON_FAILURE)[number];
  /** Default: fail. */
  onConflict?: (typeof ON_CONFLICT)[number];
  /** Default: fail. */
  onFailedRollback?: (typeof ON_FAILED_ROLLBACK)[number];
  /** Default: unchanged. */
  terminationProtection?: boolean;
  /** AWS tags of the stack and its resources, beside those of the target. */
  awsTags?: Record<string, string>;
}

/**
 * Reads the options from the input of an action.
 *
 * @throws InputError when a tag cannot be set.
 */
export function readDeploymentOptions(input: object = {}): DeploymentOptions {
  const {
    onCancel,
    onFailure,
    onConflict,
    onFailedRollback,
    terminationProtection,
    awsTags,
  } = input as DeploymentOptions;
  checkTags('awsTags', awsTags ?? {});
  return {
    onCancel,
    onFailure,
    onConflict,
    onFailedRollback,
    terminationProtection,
    awsTags,
  };
}

/**
 * Rejects options that CloudFormation does not support for the operation, and
 * those that would delete a stack that existed before.
 *
 * @throws InputError that names the option.
 */
export function assertOptions(
  { onCancel, onFailure }: DeploymentOptions,
  stackName: string,
  { action }: Start,
): void {
  if (action === 'update' && onFailure === 'delete') {
    throw new InputError(
      `onFailure: "delete" applies only to a new stack, and ${stackName} exists. Choose "rollback", which restores its current configuration, or "keep".`,
    );
  }
  if (action === 'update' && onCancel === 'delete') {
    throw new InputError(
      `onCancel: "delete" applies only to a new stack, and ${stackName} exists. Choose "rollback", which restores its current configuration, or "leave".`,
    );
  }
  if (action === 'create' && onCancel === 'rollback') {
    throw new InputError(
      `onCancel: "rollback" applies only to an existing stack, and ${stackName} is new. Choose "delete" or "leave".`,
    );
  }
}
