import { parse } from '@aws-sdk/util-arn-parser';
import {
  apiShape,
  plainText,
  webUrl,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';

interface Rule {
  is: (value: string, stack: StackRecord) => boolean;
  expected: string;
}

const arnOf = (service: string, resource: RegExp, expected: string): Rule => ({
  is: (value, stack) => {
    const { partition, region, accountId } = parse(stack.arn);
    const prefix = `arn:${partition}:${service}:${region}:${accountId}:`;
    return (
      value.startsWith(prefix) && resource.test(value.slice(prefix.length))
    );
  },
  expected: `${expected} in the account and region of the stack`,
});

const URL_RULE: Rule = {
  is: value => webUrl(value) !== undefined,
  expected: 'an http or https URL',
};

/** The outputs that become links, annotations and texts of entities. */
const RULES: Readonly<Record<string, Rule>> = {
  Url: URL_RULE,
  ServiceArn: arnOf(
    'ecs',
    /^service\/([\w-]+\/)?[\w-]+$/,
    'the ARN of an ECS service',
  ),
  ClusterArn: arnOf('ecs', /^cluster\/[\w-]+$/, 'the ARN of an ECS cluster'),
  DomainName: {
    is: value => /^[\w.-]{1,253}$/.test(value),
    expected: 'a domain name',
  },
};

function ruleOf(key: string, { kind }: StackRecord): Rule | undefined {
  if (key === apiShape(kind)?.endpointOutput) {
    return URL_RULE;
  }
  return Object.hasOwn(RULES, key) ? RULES[key] : undefined;
}

/**
 * Leaves out the outputs of a stack that are not what they should be. Whoever
 * creates a stack chooses its outputs, and entities contain them as links.
 *
 * @returns the stack, and what is wrong with it.
 */
export function checkOutputs(stack: StackRecord): {
  stack: StackRecord;
  problems: string[];
} {
  const outputs: Record<string, string> = {};
  const problems: string[] = [];
  for (const [key, value] of Object.entries(stack.outputs)) {
    const rule = ruleOf(key, stack);
    if (!rule || rule.is(value, stack)) {
      outputs[key] = value;
    } else {
      const text = JSON.stringify(plainText(value, 200));
      problems.push(
        `The output ${key} of stack ${stack.name} is left out, because it is not ${rule.expected}: ${text}`,
      );
    }
  }
  return { stack: { ...stack, outputs }, problems };
}
