import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  clusterConsoleUrl,
  stackConsoleUrl,
  vpcConsoleUrl,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { EnvironmentLocation } from '../location';
import { andThen, FRESH_FOR, Observations } from '../observe';
import { observeNat } from '../parts';
import { environmentProblemsOf } from '../problems';
import { readCluster, readNetwork, readVpcEndpoints } from '../reads';
import { natModeOf } from './natModeOf';

/** Of an environment's status, what AWS tells: the same for everybody. */
export async function readEnvironment(
  { target, stackArn, clusterArn, vpcId }: EnvironmentLocation,
  observations: Observations,
): Promise<Omit<EnvironmentStatus, 'apis' | 'now'>> {
  const look = { observations, target };
  const [network, nat, endpoints, cluster] = await Promise.all([
    andThen(vpcId, id =>
      observations.observe({
        target,
        resource: `network:${id}`,
        freshFor: FRESH_FOR.configured,
        read: (clients, signal) => readNetwork(clients, id, signal),
      }),
    ),
    andThen(vpcId, id => observeNat(look, id)),
    andThen(vpcId, id =>
      observations.observe({
        target,
        resource: `endpoints:${id}`,
        freshFor: FRESH_FOR.configured,
        read: (clients, signal) => readVpcEndpoints(clients, id, signal),
        restless: all => all.some(({ state }) => state === 'pending'),
      }),
    ),
    andThen(clusterArn, arn =>
      observations.observe({
        target,
        resource: `cluster:${arn}`,
        freshFor: FRESH_FOR.running,
        read: (clients, signal) => readCluster(clients, arn, signal),
      }),
    ),
  ]);
  const egress = await andThen(network, ({ availabilityZones }) =>
    andThen(nat, ({ gateways, ips }) => ({
      value: { nat: natModeOf(gateways, availabilityZones.length), ips },
    })),
  );
  const parts = { network, egress, endpoints, cluster };
  const { name, accountId, region } = target;
  return {
    problems: environmentProblemsOf(parts),
    target: { name, accountId, region },
    ...parts,
    links: {
      stack: stackConsoleUrl(stackArn),
      cluster: clusterArn.value && clusterConsoleUrl(clusterArn.value),
      vpc: vpcId.value && vpcConsoleUrl(stackArn, vpcId.value),
    },
  };
}
