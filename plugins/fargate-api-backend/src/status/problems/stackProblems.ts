import {
  FargateApiProblem,
  ProblemKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Diagnosis } from '@fargate-api/backstage-plugin-fargate-api-node';
import { causeFacts } from './causeFacts';
import { problem } from './problem';
import { stoppedTaskCauses } from './stoppedTaskCauses';
import { StatusParts } from './StatusParts';

type StackProblemKind = Exclude<
  Extract<ProblemKind, `stack-${string}`>,
  'stack-update-rolled-back-because' | 'stack-moving'
>;

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

/**
 * Reports a failed or interrupted operation of the service's stack, a move that has not
 * ended, and its unusable outputs.
 */
export function stackProblems(parts: StatusParts): FargateApiProblem[] {
  const { stack } = parts;
  if (!stack) {
    return [];
  }
  const { name, invalidOutputs = [], isMoving } = stack;
  return [
    ...operationProblems(stack, parts),
    ...(isMoving ? [problem('warning', 'stack-moving', { stack: name })] : []),
    ...invalidOutputs.map(output =>
      problem('warning', 'output-not-a-url', { stack: name, output }),
    ),
  ];
}

function operationProblems(
  { name: stack, status }: { name: string; status: string },
  parts: StatusParts,
): FargateApiProblem[] {
  const found = PROBLEMS[status];
  if (!found) {
    return [];
  }
  const [severity, kind] = found;
  const cause = kind === 'stack-update-rolled-back' && causeOfRollback(parts);
  return [
    cause
      ? problem(
          severity,
          'stack-update-rolled-back-because',
          { ...causeFacts(cause), stack },
          status,
        )
      : problem(severity, kind, { stack }, status),
  ];
}

/**
 * Why a task of the revision that was rolled back stopped. ECS lists stopped
 * tasks for about an hour.
 */
function causeOfRollback(parts: StatusParts): Diagnosis | undefined {
  const serving = parts.service.value?.rollout?.taskDefinition;
  const [newest] = stoppedTaskCauses(
    parts,
    ({ taskDefinition }) =>
      taskDefinition !== undefined &&
      serving !== undefined &&
      isNewer(taskDefinition, serving),
  );
  return newest?.diagnosis;
}

/** Whether a `family:revision` is a later revision than another one. */
function isNewer(one: string, other: string): boolean {
  return revisionOf(one) > revisionOf(other);
}

function revisionOf(taskDefinition: string): number {
  return Number(taskDefinition.split(':').at(-1));
}
