import {
  StackFacts,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { HealthCheck } from '../rollout/HealthCheck';

/** A stack as it shall be. */
export interface StackRequest {
  /** The subject of its lines in the log. */
  label: StackFacts['label'];
  name: string;
  kind: StackKind;
  /** The template's text, descriptor included. Undefined keeps the stack's own. */
  template?: string;
  /** By parameter name; what is missing takes the template's default. */
  parameters: Record<string, string>;
  /** Parameters of a stack that stands which keep their values, seen or hidden. */
  keptParameters?: readonly string[];
  /** The reference of the entity that the stack belongs to. */
  entityRef: string;
  /** What a failure leaves as it was, in words; for the end of the log. */
  untouched?: string;
  /** What its service must show to be healthy; none where it has no service. */
  health?: HealthCheck;
  /** Types of resources that callers depend on. Default: none. */
  guardedTypes?: readonly string[];
  /** Whether the change set may replace what callers depend on. */
  onReplacement: 'fail' | 'proceed';
}
