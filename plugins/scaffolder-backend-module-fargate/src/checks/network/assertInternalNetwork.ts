import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  InternalNetworkIds,
  internalNetworkProblems,
} from './internalNetworkProblems';
import { readNetwork } from './readNetwork';
import { TaskCalls } from './egressProblems';

/**
 * Checks, before anything is created, that an internal API can be deployed to a
 * network.
 *
 * @throws InputError that names every problem and how to fix it.
 */
export async function assertInternalNetwork(
  clients: Pick<FargateClients, 'ec2' | 'target'>,
  ids: InternalNetworkIds,
  options: Omit<TaskCalls, 'region'> & { signal?: AbortSignal },
): Promise<void> {
  const network = await readNetwork(
    clients,
    { ...ids, publicSubnetIds: ids.loadBalancerSubnetIds },
    options,
  );
  const problems = internalNetworkProblems(ids, network, {
    ...options,
    region: clients.target.region,
  });
  if (problems.length) {
    throw new InputError(
      `The network ${ids.vpcId} cannot be used for an internal API. ${problems
        .map(problem => `${problem[0].toUpperCase()}${problem.slice(1)}.`)
        .join(' ')}`,
    );
  }
}
