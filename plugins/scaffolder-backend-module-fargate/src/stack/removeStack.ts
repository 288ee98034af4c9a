import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { awaitSettled } from './awaitSettled';
import { DeploymentContext } from './DeploymentContext';
import { stackToken, taskToken } from './tokens';

/**
 * Deletes a stack that was never whole and waits until it is gone. One that is
 * being deleted already is only waited for.
 *
 * @returns the stack as it is then: `DELETE_COMPLETE`, or `DELETE_FAILED`.
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
        ClientRequestToken: stackToken(
          taskToken(task, stack.name, 'make-room'),
          `${stackArn} ${stack.status}`,
        ),
      }),
      { abortSignal: signal },
    );
  }
  return awaitSettled(context, stackArn);
}
