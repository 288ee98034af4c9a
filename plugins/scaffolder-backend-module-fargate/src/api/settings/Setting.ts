import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { z } from 'zod/v3';

/** One value for every kind of API, or one for each. */
export type PerKind<T> = T | Readonly<Record<ApiKind, T>>;

/** What changing a setting of a deployed API does. */
export type UpdateEffect =
  /** Tasks, addresses and names stay. */
  | 'in-place'
  /** ECS replaces the tasks, the new ones first. */
  | 'new-tasks'
  /** The same, of the same revision of their task definition. */
  | 'moved-tasks'
  /** A new target group, which an update refuses unless `onReplacement` is `proceed`. */
  | 'new-target-group'
  /** An update does not take it: the API has to be deployed again. */
  | 'not-updatable';

/** The values that a setting can have, and how CloudFormation writes them. */
export interface ValueType<T> {
  /**
   * Types, bounds and choices, which the action's JSON schema tells, and all
   * else, which only {@link checkSettings} does. Its messages say what a value
   * must be.
   */
  schema: z.ZodType<T>;
  /** The `AllowedPattern` of the parameter. */
  pattern?: RegExp;
  toParameter(value: T): string;
  fromParameter(text: string): T;
}

/** One setting of an API: all that is to be known of it. */
export interface Setting<T> {
  /** A sentence without its period. */
  description: string;
  type: ValueType<T>;
  /** Of the CloudFormation template. */
  parameter: string;
  /** The kinds that have it. Default: all. */
  kinds?: readonly ApiKind[];
  /** Whether a deployment must name it. */
  required?: boolean;
  /** As the template has it; none where it is required or comes from elsewhere. */
  default?: PerKind<T>;
  /** Whether a target can have another default, in its configuration. */
  hasTargetDefault?: boolean;
  /** Where the default comes from instead, in words. */
  defaultFrom?: PerKind<string | undefined>;
  onUpdate: PerKind<UpdateEffect>;
}

/** The value for a kind of API. */
export function perKind<T>(value: PerKind<T>, kind: ApiKind): T {
  return isEach(value) ? value[kind] : value;
}

function isEach<T>(value: PerKind<T>): value is Readonly<Record<ApiKind, T>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
