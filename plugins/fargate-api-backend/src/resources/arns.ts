import { parse } from '@aws-sdk/util-arn-parser';
import { InputError } from '@backstage/errors';

const PATTERNS = {
  'a CloudFormation stack': /^arn:[^:]+:cloudformation:[^:]+:\d+:stack\/[^/]+/,
  'an ECS cluster': /^arn:[^:]+:ecs:[^:]+:\d+:cluster\/[^/]+$/,
  'an ECS service': /^arn:[^:]+:ecs:[^:]+:\d+:service\/([^/]+\/)?[^/]+$/,
};

/**
 * Checks that an ARN identifies the expected type of resource.
 *
 * @throws InputError when it identifies another type.
 */
export function assertArnOf(type: keyof typeof PATTERNS, arn: string): void {
  if (!PATTERNS[type].test(arn)) {
    throw new InputError(`${arn} is not the ARN of ${type}`);
  }
}

/**
 * Returns the cluster and the service name from the ARN of an ECS service. An
 * ARN in the old format contains no cluster; ECS then uses `default`.
 */
export function parseServiceArn(arn: string): {
  cluster: string;
  name: string;
} {
  const path = parse(arn).resource.split('/').slice(1);
  const [cluster, name] = path.length === 2 ? path : ['default', ...path];
  return { cluster, name };
}

/** Returns the last segment of an ARN: a task ID, or `family:revision` of a task definition. */
export function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
