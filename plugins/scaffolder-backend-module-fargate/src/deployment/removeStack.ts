import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext, POLL_SECONDS } from './DeploymentContext';
import { isSettled } from './startOf';

/**
 * Deletes a stack and waits until it is gone. One that is being deleted
 * already is only waited for.
 *
 * @returns the stack as it is then: `DELETE_COMPLETE`, or `DELETE_FAILED`.
 */
export async function removeStack(
  context: DeploymentContext,
  stackArn: string,
): Promise<StackRecord | undefined> {
  const { clients, clock, signal } = context;
  let stack = await describeStack(clients, stackArn, { signal });
  if (stack && !stack.status.startsWith('DELETE_')) {
    await clients.cloudFormation.send(
      new DeleteStackCommand({ StackName: stackArn }),
      { abortSignal: signal },
    );
    stack = await describeStack(clients, stackArn, { signal });
  }
  while (stack && !isSettled(stack.status)) {
    await clock.sleep(POLL_SECONDS, signal);
    stack = await describeStack(clients, stackArn, { signal });
  }
  return stack;
}
