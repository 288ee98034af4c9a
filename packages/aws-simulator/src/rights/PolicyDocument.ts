/** One statement of a policy, as JSON has it. */
export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Principal?: Principals;
  NotPrincipal?: Principals;
  Condition?: Record<string, Record<string, ConditionValue>>;
}

/** Whom a statement of a resource's own policy is about. */
export type Principals = '*' | Record<string, string | string[]>;

type Scalar = string | number | boolean;

/** What a condition compares a key of the request with. */
export type ConditionValue = Scalar | Scalar[];

/** A policy, as JSON has it. */
export interface PolicyDocument {
  Version?: string;
  Statement: Statement | Statement[];
}

/** One or several of something as a list; nothing as an empty one. */
export function listOf<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : ([value].flat() as T[]);
}
