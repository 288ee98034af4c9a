import {
  DeleteChangeSetCommand,
  DeleteStackCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from './DeploymentContext';
import { cleanupContext } from './cleanupContext';

/** A change set that is still being worked out cannot be deleted yet. */
const TRIES = 5;

/**
 * Deletes a change set, if it is there, and the stack under review that exists
 * only for its sake. Works in a cancelled task too. It does not throw: who
 * calls it has more to say than that. What it cannot take away is told.
 *
 * @returns whether nothing is left.
 */
export async function discardChangeSet(
  context: DeploymentContext,
  set: {
    type: 'CREATE' | 'UPDATE';
    /** Or ARN. */
    stackName: string;
    /** Or ARN. */
    changeSetName: string;
  },
): Promise<boolean> {
  const last = cleanupContext(context);
  try {
    await deleteChangeSet(last, set);
    if (set.type === 'CREATE') {
      await deleteEmptyStack(last, set.stackName);
    }
    return true;
  } catch (error) {
    context.log.line(
      'Note',
      `a change set of stack ${nameOf(
        set.stackName,
      )} may be left, which the next deployment clears away: ${error}`,
    );
    return false;
  }
}

async function deleteChangeSet(
  { clients, clock, signal }: DeploymentContext,
  { stackName, changeSetName }: { stackName: string; changeSetName: string },
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await clients.cloudFormation.send(
        new DeleteChangeSetCommand({
          StackName: stackName,
          ChangeSetName: changeSetName,
        }),
        { abortSignal: signal },
      );
      return;
    } catch (error) {
      const { name } = error as Error;
      if (/^(ValidationError|ChangeSetNotFound)/.test(name)) {
        // There is no such stack, or no such change set.
        return;
      }
      if (!name.startsWith('InvalidChangeSetStatus') || tries >= TRIES) {
        throw error;
      }
      await clock.sleep(1, signal);
    }
  }
}

/** It would stand in the way of the next deployment. */
async function deleteEmptyStack(
  { clients, signal }: DeploymentContext,
  stackName: string,
): Promise<void> {
  const stack = await describeStack(clients, stackName, { signal });
  if (stack?.status !== 'REVIEW_IN_PROGRESS') {
    return;
  }
  const { Summaries } = await clients.cloudFormation.send(
    new ListChangeSetsCommand({ StackName: stack.arn }),
    { abortSignal: signal },
  );
  // Another task may have planned for the same name meanwhile.
  if (!Summaries?.length) {
    await clients.cloudFormation.send(
      new DeleteStackCommand({ StackName: stack.arn }),
      { abortSignal: signal },
    );
  }
}

function nameOf(stackNameOrArn: string): string {
  return stackNameOrArn.split('/')[1] ?? stackNameOrArn;
}
