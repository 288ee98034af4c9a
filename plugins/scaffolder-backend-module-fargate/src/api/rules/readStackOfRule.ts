import {
  DescribeTagsCommand,
  Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** By which CloudFormation marks what a stack has; nobody else can set it. */
const STACK_TAG = 'aws:cloudformation:stack-id';

/** The ARN of the stack that has a rule; undefined for a rule from elsewhere. */
export async function readStackOfRule(
  { elbv2 }: Pick<FargateClients, 'elbv2'>,
  { RuleArn = '' }: Rule,
  { signal }: { signal?: AbortSignal },
): Promise<string | undefined> {
  const { TagDescriptions = [] } = await elbv2.send(
    new DescribeTagsCommand({ ResourceArns: [RuleArn] }),
    { abortSignal: signal },
  );
  return TagDescriptions[0]?.Tags?.find(({ Key }) => Key === STACK_TAG)?.Value;
}
