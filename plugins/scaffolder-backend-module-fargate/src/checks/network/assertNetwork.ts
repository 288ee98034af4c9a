import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { NetworkIds } from './Network';
import { networkProblems, NetworkUse } from './networkProblems';
import { readNetwork } from './readNetwork';

/**
 * Asks AWS whether an API can live in a network, before anything is made.
 *
 * @throws InputError that names every problem and what to do about it.
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
      `The network ${ids.vpcId} cannot carry an API. ${problems
        .map(problem => `${problem[0].toUpperCase()}${problem.slice(1)}.`)
        .join(' ')}`,
    );
  }
}
