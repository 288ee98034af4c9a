import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '../clients';
import { StackDescriptor, stackDescriptorSchema } from './StackDescriptor';
import { StackRecord } from './StackRecord';
import { DESCRIPTOR_KEY } from './withDescriptor';

/**
 * Reads the descriptor in the template of a managed stack; undefined when it
 * has none or it is invalid.
 *
 * @public
 */
export async function readDescriptor(
  clients: Pick<FargateClients, 'cloudFormation'>,
  stack: Pick<StackRecord, 'arn' | 'kind'>,
  options: { signal?: AbortSignal } = {},
): Promise<StackDescriptor | undefined> {
  if (!stack.kind) {
    return undefined;
  }
  try {
    const { StackResourceDetail } = await clients.cloudFormation.send(
      new DescribeStackResourceCommand({
        StackName: stack.arn,
        LogicalResourceId: STACK_KINDS[stack.kind].descriptorResource,
      }),
      { abortSignal: options.signal },
    );
    return parse(StackResourceDetail?.Metadata);
  } catch (error) {
    if (isResourceMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

function parse(metadata: string | undefined): StackDescriptor | undefined {
  const value = metadata && JSON.parse(metadata)[DESCRIPTOR_KEY];
  const result = stackDescriptorSchema.safeParse(value);
  return result.success ? result.data : undefined;
}

/** Whether the resource was not created yet, or its creation failed. */
function isResourceMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    error.message.includes('does not exist')
  );
}
