import { InputError } from '@backstage/errors';

const SHAPES = {
  'a CloudFormation stack': /^arn:[^:]+:cloudformation:[^:]+:\d+:stack\/[^/]+/,
  'an ECS cluster': /^arn:[^:]+:ecs:[^:]+:\d+:cluster\/[^/]+$/,
  'an ECS service': /^arn:[^:]+:ecs:[^:]+:\d+:service\/([^/]+\/)?[^/]+$/,
};

/**
 * An ARN leads only to what it is the ARN of.
 *
 * @throws InputError when it is of something else.
 */
export function assertArnOf(kind: keyof typeof SHAPES, arn: string): void {
  if (!SHAPES[kind].test(arn)) {
    throw new InputError(`${arn} is not the ARN of ${kind}`);
  }
}
