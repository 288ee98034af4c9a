import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { NetworkIds } from './Network';
import { networkProblems, NetworkUse } from './networkProblems';
import { readNetwork } from './readNetwork';

/**
 * Checks, before anything is created, that an API can be deployed to a network.
 *
 * @throws InputError that names every problem and how to fix it.
 */
export async function assertNetwork(
  clients: Pick<FargateClients, 'ec2' | 'target'>,
  ids: NetworkIds,
  options: Omit<NetworkUse, 'region'> & { signal?: AbortSignal } = {},
): Promise<void> {
  const network = await readNetwork(clients, ids, options);
  const problems = networkProblems(ids, network, {
    ...options,
    region: clients.target.region,
  });
  if (problems.length) {
    throw new InputError(
      `The network ${ids.vpcId} cannot be used for an API. ${problems
        .map(problem => `${problem[0].toUpperCase()}${problem.slice(1)}.`)
        .join(' ')}`,
    );
  }
}
