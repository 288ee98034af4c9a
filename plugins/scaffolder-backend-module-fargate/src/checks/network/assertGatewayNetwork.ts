import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { TaskCalls } from './egressProblems';
import { NetworkIds } from './Network';
import { networkProblems } from './networkProblems';
import { readNetwork } from './readNetwork';
import { vpcLinkProblems } from './vpcLinkZones';

/**
 * Checks, before anything is created, that an API behind API Gateway can be
 * deployed to a network: its tasks and its VPC link are in the private subnets.
 *
 * @throws InputError that names every problem and how to fix it.
 */
export async function assertGatewayNetwork(
  clients: Pick<FargateClients, 'ec2' | 'target'>,
  ids: Omit<NetworkIds, 'publicSubnetIds'>,
  options: Omit<TaskCalls, 'region'> & { signal?: AbortSignal },
): Promise<void> {
  const all = { ...ids, publicSubnetIds: [] };
  const network = await readNetwork(clients, all, options);
  const { region } = clients.target;
  const problems = [
    ...networkProblems(all, network, { ...options, region, isInternal: true }),
    ...vpcLinkProblems(region, network.subnets),
  ];
  if (problems.length) {
    throw new InputError(
      `The network ${
        ids.vpcId
      } cannot be used for an API behind API Gateway. ${problems
        .map(problem => `${problem[0].toUpperCase()}${problem.slice(1)}.`)
        .join(' ')}`,
    );
  }
}
