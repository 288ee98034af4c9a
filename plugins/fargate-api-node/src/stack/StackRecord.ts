import { Stack } from '@aws-sdk/client-cloudformation';
import {
  isStackKind,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ENTITY_TAG, KIND_TAG, MANAGED_TAG } from './tags';

/**
 * A CloudFormation stack, mapped to what the plugins use of it.
 *
 * @public
 */
export interface StackRecord {
  /** The stack's ARN, which CloudFormation calls its id. */
  arn: string;
  name: string;
  /** CloudFormation's `StackStatus`. */
  status: string;
  statusReason?: string;
  /** Whether it has the tag `fargate-api:managed`. */
  managed: boolean;
  kind?: StackKind;
  /** The reference of the entity that the stack belongs to. */
  entityRef?: string;
  /** All of them, by key. */
  tags?: Record<string, string>;
  /** By output key. */
  outputs: Record<string, string>;
  /** By parameter key; `****` for a parameter with `NoEcho`. */
  parameters: Record<string, string>;
  terminationProtection: boolean;
  createdAt?: Date;
  updatedAt?: Date;
}

/**
 * Maps the SDK's stack.
 *
 * @public
 */
export function toStackRecord(stack: Stack): StackRecord {
  const tags = Object.fromEntries(
    (stack.Tags ?? []).map(tag => [tag.Key!, tag.Value!]),
  );
  const kind = tags[KIND_TAG];
  return {
    arn: stack.StackId!,
    name: stack.StackName!,
    status: stack.StackStatus!,
    statusReason: stack.StackStatusReason,
    managed: tags[MANAGED_TAG] === 'true',
    kind: isStackKind(kind) ? kind : undefined,
    entityRef: tags[ENTITY_TAG],
    tags,
    outputs: Object.fromEntries(
      (stack.Outputs ?? []).map(o => [o.OutputKey!, o.OutputValue!]),
    ),
    parameters: Object.fromEntries(
      (stack.Parameters ?? []).map(p => [
        p.ParameterKey!,
        p.ParameterValue ?? '',
      ]),
    ),
    terminationProtection: stack.EnableTerminationProtection ?? false,
    createdAt: stack.CreationTime,
    updatedAt: stack.LastUpdatedTime,
  };
}
