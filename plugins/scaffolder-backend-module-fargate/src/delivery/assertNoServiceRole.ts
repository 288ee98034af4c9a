import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { InputError } from '@backstage/errors';
import {
  FargateClients,
  isStackMissing,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Checks that CloudFormation works on a stack with the rights of its caller. A
 * stack keeps a service role that it was ever given.
 *
 * @throws InputError when a pipeline would work with the rights of that role.
 */
export async function assertNoServiceRole(
  { cloudFormation }: Pick<FargateClients, 'cloudFormation'>,
  StackName: string,
  { signal }: { signal?: AbortSignal },
): Promise<void> {
  try {
    const { Stacks = [] } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName }),
      { abortSignal: signal },
    );
    const [{ RoleARN } = { RoleARN: undefined }] = Stacks;
    if (RoleARN) {
      throw new InputError(
        `name: CloudFormation works on stack ${StackName} with the service role ${RoleARN}, which the stack keeps, and a pipeline would change with its rights more than its own API. Choose another name, or delete the API and deploy it again in a target without cloudFormationRoleArn.`,
      );
    }
  } catch (error) {
    if (!isStackMissing(error)) {
      throw error;
    }
  }
}
