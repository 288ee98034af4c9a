import { ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { DeploymentContext } from './DeploymentContext';
import { Plan } from './plan';

/**
 * Third part: sets the planned operation going. A repetition is harmless:
 * CloudFormation knows the token.
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
        ChangeSetName: planned.changeSetArn,
        ClientRequestToken: planned.token,
        // Of a new stack, its change set says what a failure leaves.
        DisableRollback:
          planned.type === 'UPDATE' ? options.onFailure === 'keep' : undefined,
      }),
      { abortSignal: signal },
    );
  } catch (error) {
    // The answer to the first try was lost, and the retry finds it done.
    if (
      !(error instanceof Error) ||
      error.name !== 'TokenAlreadyExistsException'
    ) {
      throw error;
    }
  }
}
