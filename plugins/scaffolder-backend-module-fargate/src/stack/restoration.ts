import { Drift, driftOf } from '../live/driftOf';
import { ExpectedService } from '../live/ExpectedService';
import { readService } from '../live/readService';
import { DeploymentContext } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';

/**
 * What of a service is not as its stack asked for, where CloudFormation has
 * nothing to change because the stack itself is as requested.
 *
 * @throws DeploymentError when the service does not exist, so that no update of
 *   it could help.
 */
export async function restoration(
  { clients, signal }: DeploymentContext,
  stackName: string,
  expected: ExpectedService,
): Promise<Drift[]> {
  const live = await readService(clients, expected.arn, { signal });
  if (live?.status !== 'ACTIVE') {
    throw new DeploymentError(stackName, {
      failed: `${stackName}: the stack is as requested, but its service is not there.`,
      why: `service ${expected.arn} ${
        live ? `is ${live.status}` : 'does not exist'
      }, and CloudFormation does not notice that`,
      evidence: [],
      now: `stack ${stackName} is unchanged, and nothing answers`,
      next: 'delete the API and deploy it again',
    });
  }
  return driftOf(expected, live);
}
