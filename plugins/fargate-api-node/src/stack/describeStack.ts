import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { FargateClients } from '../clients';
import { isStackMissing } from './isStackMissing';
import { StackRecord, toStackRecord } from './StackRecord';

/**
 * Reads a stack by its name or ARN; undefined when it does not exist. A deleted
 * stack is still found by its ARN.
 *
 * @public
 */
export async function describeStack(
  clients: Pick<FargateClients, 'cloudFormation'>,
  nameOrArn: string,
  options: { signal?: AbortSignal } = {},
): Promise<StackRecord | undefined> {
  try {
    const { Stacks } = await clients.cloudFormation.send(
      new DescribeStacksCommand({ StackName: nameOrArn }),
      { abortSignal: options.signal },
    );
    return Stacks?.length ? toStackRecord(Stacks[0]) : undefined;
  } catch (error) {
    if (isStackMissing(error)) {
      return undefined;
    }
    throw error;
  }
}
