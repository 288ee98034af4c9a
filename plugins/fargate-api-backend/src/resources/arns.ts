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

/** Returns the cluster and the service name from the long ARN of an ECS service. */
export function parseServiceArn(arn: string): {
  cluster: string;
  name: string;
} {
  const [, cluster, name] = parse(arn).resource.split('/');
  return { cluster, name };
}

/**
 * Returns the name in the short ARN of an ECS service, which does not name its
 * cluster; undefined for a long one. Services from before 2021 have one until
 * they are migrated.
 */
export function nameInShortArn(arn: string): string | undefined {
  const [, name, ...rest] = parse(arn).resource.split('/');
  return rest.length === 0 ? name : undefined;
}

/** Returns the last segment of an ARN: a task ID, or `family:revision` of a task definition. */
export function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
