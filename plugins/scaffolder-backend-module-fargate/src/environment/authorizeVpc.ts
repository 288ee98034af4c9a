import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { NotFoundError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** CloudFormation sets it on every VPC of a stack, and nobody else can. */
const STACK_ID_TAG = 'aws:cloudformation:stack-id';

/**
 * Decides whether a VPC that somebody names by its id may be used: one that a
 * stack of this portal made belongs to the environment of that stack.
 *
 * @param options.authorize - decides about the stack, given the error for a VPC
 *   that does not exist.
 */
export async function authorizeVpc(
  clients: FargateClients,
  vpcId: string,
  options: {
    signal?: AbortSignal;
    authorize(stack: StackRecord, missing: Error): Promise<void>;
  },
): Promise<void> {
  const { Vpcs = [] } = await clients.ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
    { abortSignal: options.signal },
  );
  const stackId = Vpcs[0]?.Tags?.find(({ Key }) => Key === STACK_ID_TAG)?.Value;
  const stack = stackId && (await describeStack(clients, stackId, options));
  if (stack) {
    await options.authorize(
      stack,
      new NotFoundError(
        `There is no VPC ${vpcId} in target ${clients.target.name}, or you have no access to it.`,
      ),
    );
  }
}
