import {
  FargateApiProblem,
  ProblemKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

type StackProblemKind = Extract<ProblemKind, `stack-${string}`>;

const KINDS: Record<
  string,
  [FargateApiProblem['severity'], StackProblemKind] | undefined
> = {
  UPDATE_ROLLBACK_COMPLETE: ['warning', 'stack-update-rolled-back'],
  UPDATE_ROLLBACK_FAILED: ['error', 'stack-rollback-failed'],
  UPDATE_FAILED: ['error', 'stack-update-failed'],
  DELETE_IN_PROGRESS: ['warning', 'stack-being-deleted'],
  DELETE_FAILED: ['error', 'stack-delete-failed'],
};

/** What is wrong with the stack that made the service. */
export function stackProblems({ stack }: StatusParts): FargateApiProblem[] {
  const known = stack && KINDS[stack.status];
  if (!known) {
    return [];
  }
  const { name, status } = stack;
  return [problem(...known, { stack: name, status }, status)];
}
