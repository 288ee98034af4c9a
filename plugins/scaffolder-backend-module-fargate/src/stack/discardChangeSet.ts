import {
  DeleteChangeSetCommand,
  DeleteStackCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from './DeploymentContext';
import { cleanupContext } from './cleanupContext';

/** A change set in CREATE_IN_PROGRESS cannot be deleted yet. */
const TRIES = 5;

/**
 * Deletes a change set, if it exists, and the stack in REVIEW_IN_PROGRESS that
 * CloudFormation created for it. Works in a cancelled task too. Does not throw,
 * because the caller has an error to report already; a failure is logged.
 *
 * @returns whether both are deleted.
 */
export async function discardChangeSet(
  context: DeploymentContext,
  set: {
    type: 'CREATE' | 'UPDATE';
    /** Name or ARN. */
    stackName: string;
    /** Name or ARN. */
    changeSetName: string;
  },
): Promise<boolean> {
  const cleanup = cleanupContext(context);
  try {
    await deleteChangeSet(cleanup, set);
    if (set.type === 'CREATE') {
      await deleteEmptyStack(cleanup, set.stackName);
    }
    return true;
  } catch (error) {
    context.log.line(
      'Note',
      `a change set of stack ${nameOf(
        set.stackName,
      )} may remain; the next deployment deletes it: ${error}`,
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
        // The stack or the change set does not exist.
        return;
      }
      if (!name.startsWith('InvalidChangeSetStatus') || tries >= TRIES) {
        throw error;
      }
      await clock.sleep(1, signal);
    }
  }
}

/** An empty stack would block the next deployment. */
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
  // Another task may have created a change set for the same stack name.
  if (!Summaries?.length) {
    await clients.cloudFormation.send(
      new DeleteStackCommand({
        StackName: stack.arn,
        RoleARN: clients.target.cloudFormationRoleArn,
      }),
      { abortSignal: signal },
    );
  }
}

function nameOf(stackNameOrArn: string): string {
  return stackNameOrArn.split('/')[1] ?? stackNameOrArn;
}
