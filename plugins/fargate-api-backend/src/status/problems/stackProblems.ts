import {
  FargateApiProblem,
  ProblemKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

type StackProblemKind = Extract<ProblemKind, `stack-${string}`>;

const PROBLEMS: Record<
  string,
  [FargateApiProblem['severity'], StackProblemKind] | undefined
> = {
  UPDATE_ROLLBACK_COMPLETE: ['warning', 'stack-update-rolled-back'],
  UPDATE_ROLLBACK_FAILED: ['error', 'stack-rollback-failed'],
  UPDATE_FAILED: ['error', 'stack-update-failed'],
  DELETE_IN_PROGRESS: ['warning', 'stack-being-deleted'],
  DELETE_FAILED: ['error', 'stack-delete-failed'],
};

/** Reports a failed or interrupted operation of the service's stack, and its unusable outputs. */
export function stackProblems({ stack }: StatusParts): FargateApiProblem[] {
  if (!stack) {
    return [];
  }
  const { name, status, invalidOutputs = [] } = stack;
  const found = PROBLEMS[status];
  return [
    ...(found ? [problem(...found, { stack: name, status }, status)] : []),
    ...invalidOutputs.map(output =>
      problem('warning', 'output-not-a-url', { stack: name, output }),
    ),
  ];
}
