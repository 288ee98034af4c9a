import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
import { dryRunArn, dryRunStack } from '../stack/dryRun';
import { StackRequest } from '../stack/StackRequest';
import { ActionRun } from './ActionRun';

/** A stack after its deployment, or as a dry run found it. */
export interface StackEnd extends Pick<StackRecord, 'arn' | 'outputs'> {
  changed: boolean;
}

/**
 * Deploys a stack; in a dry run, logs what that would change instead.
 *
 * @returns of a dry run the stack as it is; for one that does not exist, an
 *   ARN that the dry run of a later step recognizes.
 * @throws DeploymentError when the deployment fails.
 */
export async function deployOrDryRun(
  { isDryRun }: Pick<ActionRun, 'isDryRun'>,
  context: DeploymentContext,
  request: StackRequest,
): Promise<StackEnd> {
  if (!isDryRun) {
    const { stack, changed } = await deployStack(context, request);
    return { arn: stack.arn, outputs: stack.outputs, changed };
  }
  const stack = await dryRunStack(context, request);
  return {
    arn: stack?.arn ?? dryRunArn(context.clients.target, request.name),
    outputs: stack?.outputs ?? {},
    changed: false,
  };
}
