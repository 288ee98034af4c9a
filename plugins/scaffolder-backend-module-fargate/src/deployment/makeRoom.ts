import { ConflictError } from '@backstage/errors';
import { DeploymentContext } from './DeploymentContext';
import { Observation, observe } from './observe';
import { removeStack } from './removeStack';
import { StackRequest } from './StackRequest';

/**
 * Takes away what is left of a stack of ours that failed while it was made,
 * and waits for one that is being deleted. What stands, stays.
 *
 * @throws ConflictError when the remains cannot be deleted.
 */
export async function makeRoom(
  context: DeploymentContext,
  request: StackRequest,
  observation: Observation,
): Promise<Observation> {
  const { stack, start } = observation;
  if (start.action !== 'recreate' && start.action !== 'await-deletion') {
    return observation;
  }
  context.log.line(
    request.label,
    start.action === 'recreate'
      ? `stack ${request.name} was left ${stack!.status}: deleting it first`
      : `stack ${request.name} is still being deleted: waiting for that`,
  );
  const remains = await removeStack(context, stack!.arn);
  if (remains && remains.status !== 'DELETE_COMPLETE') {
    throw new ConflictError(
      `Stack ${request.name} could not be deleted and is ${remains.status}${
        remains.statusReason ? ` ("${remains.statusReason}")` : ''
      }. Delete it in the CloudFormation console, then try again.`,
    );
  }
  return observe(context, request);
}
