import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { awaitSettled } from './awaitSettled';
import { DeploymentContext } from './DeploymentContext';
import { stackToken, taskToken } from './tokens';

/**
 * Deletes a stack whose creation failed and waits until it is deleted. If its
 * deletion is in progress already, only waits.
 *
 * @returns the stack after the deletion: `DELETE_COMPLETE` or `DELETE_FAILED`.
 */
export async function removeStack(
  context: DeploymentContext,
  stackArn: string,
): Promise<StackRecord | undefined> {
  const { clients, signal, task } = context;
  const stack = await describeStack(clients, stackArn, { signal });
  if (stack && !stack.status.startsWith('DELETE_')) {
    await clients.cloudFormation.send(
      new DeleteStackCommand({
        StackName: stackArn,
        RoleARN: clients.target.cloudFormationRoleArn,
        ClientRequestToken: stackToken(
          taskToken(task, stack.name, 'recover'),
          `${stackArn} ${stack.status}`,
        ),
      }),
      { abortSignal: signal },
    );
  }
  return awaitSettled(context, stackArn);
}
