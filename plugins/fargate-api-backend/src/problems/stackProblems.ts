import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StatusParts } from './StatusParts';

const WORDS: Record<string, Omit<FargateApiProblem, 'code'>> = {
  UPDATE_ROLLBACK_COMPLETE: {
    severity: 'warning',
    message: 'the last update failed and was rolled back',
    hint: "Look at the stack's events for the cause, and deploy again.",
  },
  UPDATE_ROLLBACK_FAILED: {
    severity: 'error',
    message: 'the last update failed, and so did its rollback',
    hint: 'Somebody has to continue the rollback of the stack in AWS.',
  },
  UPDATE_FAILED: {
    severity: 'error',
    message: 'the last update failed and stays half done',
    hint: 'Roll the stack back in AWS, or deploy again.',
  },
  DELETE_IN_PROGRESS: {
    severity: 'warning',
    message: 'it is being deleted',
  },
  DELETE_FAILED: {
    severity: 'error',
    message: 'it could not be deleted completely',
    hint: "Look at the stack's events for what is in the way, and delete it again.",
  },
};

/** What is wrong with the stack that made the service. */
export function stackProblems({ stack }: StatusParts): FargateApiProblem[] {
  const known = stack && WORDS[stack.status];
  return known
    ? [
        {
          ...known,
          message: `The stack ${stack.name} is ${stack.status}: ${known.message}`,
          code: stack.status,
        },
      ]
    : [];
}
