import { createHash } from 'node:crypto';
import { DeploymentContext } from './DeploymentContext';

/** Of everything that we name in CloudFormation for our own use. */
const PREFIX = 'fargate-api';

/** Backstage's task ids are UUIDs; a token holds 128 characters in all. */
const TASK_ID_LENGTH = 40;

/** What an operation is for. */
export type Purpose =
  /** What the task was asked for. */
  | 'deploy'
  /** Clearing away what stands in the way of a deployment. */
  | 'make-room'
  /** What a deletion task was asked for. */
  | 'delete';

/**
 * Marks all operations of one scaffolder step on one stack. Every event of an
 * operation carries its token, so a restarted backend finds its own operation
 * by this beginning of the token, and another task can say whose it is.
 */
export function taskToken(
  task: DeploymentContext['task'],
  stackName: string,
  purpose: Purpose = 'deploy',
): string {
  const id = task.taskId
    .replace(/[^a-zA-Z0-9-]/g, '-')
    .slice(0, TASK_ID_LENGTH);
  return `${PREFIX}-${id}-${hash(
    task.taskId,
    task.stepId,
    stackName,
    purpose,
  )}`;
}

/**
 * The scaffolder task that began an operation; undefined when no task of this
 * portal did.
 */
export function taskOfToken(token: string | undefined): string | undefined {
  return new RegExp(`^${PREFIX}-(.+?)-[0-9a-f]{20}(?:-|$)`).exec(
    token ?? '',
  )?.[1];
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

/** The token of an operation that takes a stack and nothing else. */
export function stackToken(token: string, stackState: string): string {
  return `${token}-${hash(stackState)}`;
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
