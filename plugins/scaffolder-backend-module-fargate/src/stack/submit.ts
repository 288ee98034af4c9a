import { ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { DeploymentContext } from './DeploymentContext';
import { Plan } from './plan';

/**
 * Third step: executes the change set. A repeated request has no effect,
 * because CloudFormation recognizes the token. The stack is named too: a role is
 * asked about it, also when the change set is gone because another was executed.
 */
export async function submit(
  { clients, signal, options }: DeploymentContext,
  planned: Plan,
): Promise<void> {
  if (planned.action !== 'execute') {
    return;
  }
  try {
    await clients.cloudFormation.send(
      new ExecuteChangeSetCommand({
        StackName: planned.stackArn,
        ChangeSetName: planned.changeSetArn,
        ClientRequestToken: planned.token,
        // For a new stack, the change set contains this option.
        DisableRollback:
          planned.type === 'UPDATE' ? options.onFailure === 'keep' : undefined,
      }),
      { abortSignal: signal },
    );
  } catch (error) {
    // The response to the first request was lost; the request was accepted.
    if (
      !(error instanceof Error) ||
      error.name !== 'TokenAlreadyExistsException'
    ) {
      throw error;
    }
  }
}
