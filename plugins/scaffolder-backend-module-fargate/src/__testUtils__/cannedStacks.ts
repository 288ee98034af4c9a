import { Stack } from '@aws-sdk/client-cloudformation';
import { StackKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

interface StackFacts {
  kind?: StackKind;
  status?: string;
  statusReason?: string;
  entityRef?: string;
  isForeign?: boolean;
  outputs?: Record<string, string>;
  parameters?: Record<string, string>;
  tags?: Record<string, string>;
  terminationProtection?: boolean;
}

/** The ARN of a canned stack. */
export const stackArnOf = (name: string) =>
  `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/1`;

/** A stack of this portal, as CloudFormation describes it. */
export function cannedStack(name: string, facts: StackFacts = {}): Stack {
  const tags = {
    ...(!facts.isForeign && { 'fargate-api:managed': 'true' }),
    ...(facts.kind && { 'fargate-api:kind': facts.kind }),
    ...(facts.entityRef && { 'fargate-api:entity': facts.entityRef }),
    ...facts.tags,
  };
  return {
    StackId: stackArnOf(name),
    StackName: name,
    StackStatus: (facts.status ?? 'CREATE_COMPLETE') as Stack['StackStatus'],
    StackStatusReason: facts.statusReason,
    CreationTime: new Date('2026-01-01T00:00:00Z'),
    EnableTerminationProtection: facts.terminationProtection,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    Outputs: Object.entries(facts.outputs ?? {}).map(
      ([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }),
    ),
    Parameters: Object.entries(facts.parameters ?? {}).map(
      ([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }),
    ),
  };
}

/** The same as our record of a stack. */
export async function cannedRecord(
  name: string,
  facts?: StackFacts,
): Promise<StackRecord> {
  const answer = { Stacks: [cannedStack(name, facts)] };
  const cloudFormation = { send: async () => answer } as any;
  return (await describeStack({ cloudFormation }, name))!;
}

/** Answers of CloudFormation in an account that has these stacks. */
export const withStacks = (...stacks: Stack[]) => ({
  DescribeStacks: ({ StackName }: { StackName?: string }) => {
    const found = stacks.filter(
      one =>
        !StackName || StackName === one.StackId || StackName === one.StackName,
    );
    return StackName && !found.length
      ? Object.assign(new Error(`Stack with id ${StackName} does not exist`), {
          name: 'ValidationError',
        })
      : { Stacks: found };
  },
});
