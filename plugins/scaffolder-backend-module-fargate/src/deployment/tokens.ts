import { createHash } from 'node:crypto';
import { DeploymentContext } from './DeploymentContext';

/** Of everything that we name in CloudFormation for our own use. */
const PREFIX = 'fargate-api';

/**
 * Marks all operations of one scaffolder step on one stack. Every event of an
 * operation carries its token, so a restarted backend finds its own operation
 * by this beginning of the token.
 */
export function taskToken(
  task: DeploymentContext['task'],
  stackName: string,
): string {
  return `${PREFIX}-${hash(task.taskId, task.stepId, stackName)}`;
}

/**
 * The token of one operation: the same for a repeated request, another one
 * when template, parameters or the stack's state before it differ. Without
 * the last, trying again after a failed update would be answered with that
 * failure.
 */
export function operationToken(
  token: string,
  parts: {
    template: string;
    parameters: Record<string, string>;
    stackState: string;
  },
): string {
  const parameters = Object.entries(parts.parameters).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return `${token}-${hash(
    parts.template,
    JSON.stringify(parameters),
    parts.stackState,
  )}`;
}

/** Whether a change set was made by a deployment of ours, of whatever task. */
export function isOurChangeSet(name: string | undefined): boolean {
  return name?.startsWith(`${PREFIX}-`) ?? false;
}

function hash(...parts: string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 20);
}
