import { createHash } from 'node:crypto';
import { DeploymentContext } from './DeploymentContext';

/** Of all tokens and change set names of this portal. */
const PREFIX = 'fargate-api';

/** Backstage's task ids are UUIDs; a token has at most 128 characters. */
const TASK_ID_LENGTH = 40;

/** The purpose of an operation. */
export type Purpose =
  /** The deployment that the task requested. */
  | 'deploy'
  /** Bringing a stack into the state that its deployment starts from. */
  | 'recover'
  /** The deletion that the task requested. */
  | 'delete';

/**
 * The prefix of all tokens of one scaffolder step on one stack. Every event of
 * an operation carries its token, so a restarted backend recognizes its own
 * operation, and another task can tell which task started it.
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
 * The scaffolder task that started an operation; undefined when it was started
 * outside this portal.
 */
export function taskOfToken(token: string | undefined): string | undefined {
  return new RegExp(`^${PREFIX}-(.+?)-[0-9a-f]{20}(?:-|$)`).exec(
    token ?? '',
  )?.[1];
}

/**
 * The token of one operation: the same for a repeated request, and another one
 * when the template, the parameters, the tags or the stack's previous state differ.
 * Without the previous state, a retry after a failed update would return that
 * failure.
 */
export function operationToken(
  token: string,
  parts: {
    template: string;
    parameters: Record<string, string>;
    tags: Record<string, string>;
    stackState: string;
  },
): string {
  return `${token}-${hash(
    parts.template,
    sortedJson(parts.parameters),
    sortedJson(parts.tags),
    parts.stackState,
  )}`;
}

function sortedJson(values: Record<string, string>): string {
  return JSON.stringify(
    Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The token of an operation without template and parameters. */
export function stackToken(token: string, stackState: string): string {
  return `${token}-${hash(stackState)}`;
}

/** Whether a task of this portal created a change set. */
export function isOurChangeSet(name: string | undefined): boolean {
  return name?.startsWith(`${PREFIX}-`) ?? false;
}

function hash(...parts: string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 20);
}
