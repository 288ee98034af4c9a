import {
  StackFacts,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { HealthCheck } from '../rollout/HealthCheck';
import { Purpose } from './tokens';

/** The desired state of a stack. */
export interface StackRequest {
  /** Label of the stack's lines in the log. */
  label: StackFacts['label'];
  name: string;
  kind: StackKind;
  /** The kind that the stack has until then, where the deployment gives it another one. */
  formerKind?: StackKind;
  /**
   * The template body, descriptor included. Undefined keeps the current
   * template.
   */
  template?: string;
  /** By parameter name. Others take the template's default. */
  parameters: Record<string, string>;
  /**
   * Parameters of an existing stack that keep their values, NoEcho ones
   * included, unless {@link StackRequest.parameters} has them.
   */
  keptParameters?: readonly string[];
  /**
   * Whether the template creates roles, and so has the parameters `RolePath` and
   * `PermissionsBoundaryArn`, which the target sets. Default: false.
   */
  createsRoles?: boolean;
  /** Tags of the stack beside those that say what it is; undefined takes one away. */
  tags?: Readonly<Record<string, string | undefined>>;
  /** Of the entity that the stack belongs to. */
  entityRef: string;
  /** What a failure does not affect, for the end of the log. */
  untouched?: string;
  /** What makes the stack's ECS service healthy; undefined without a service. */
  health?: HealthCheck;
  /** Types of resources that others depend on. Default: none. */
  guardedTypes?: readonly string[];
  /**
   * What the operation is for. A restarted task waits for the end of a `recover`
   * and then deploys. Default: `deploy`.
   */
  purpose?: Exclude<Purpose, 'delete'>;
  /** Logical IDs of resources of these types that the update is to remove. */
  removes?: readonly string[];
  /** Whether the update may replace or remove others of these types. */
  onReplacement: 'fail' | 'proceed';
}
