import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  clusterConsoleUrl,
  stackConsoleUrl,
  vpcConsoleUrl,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, Observations } from '../aws';
import { EnvironmentLocation } from '../location';
import {
  observeCluster,
  observeNatGateways,
  observeNetwork,
  observeVpcEndpoints,
} from '../resources';
import { environmentProblems } from './environmentProblems';
import { natModeOf } from './natModeOf';

/** Reads the parts of an environment's status that come from AWS and are the same for all users. */
export async function readEnvironment(
  { target, stackArn, clusterArn, vpcId }: EnvironmentLocation,
  observations: Observations,
): Promise<Omit<EnvironmentStatus, 'apis' | 'now'>> {
  const context = { observations, target };
  const [network, nat, endpoints, cluster] = await Promise.all([
    andThen(vpcId, id => observeNetwork(context, id)),
    andThen(vpcId, id => observeNatGateways(context, id)),
    andThen(vpcId, id => observeVpcEndpoints(context, id)),
    andThen(clusterArn, arn => observeCluster(context, arn)),
  ]);
  const egress = await andThen(network, ({ availabilityZones }) =>
    andThen(nat, ({ gateways, ips }) => ({
      value: { nat: natModeOf(gateways, availabilityZones.length), ips },
    })),
  );
  const parts = { network, egress, endpoints, cluster };
  const { name, accountId, region } = target;
  return {
    problems: environmentProblems(parts),
    target: { name, accountId, region },
    ...parts,
    links: {
      stack: stackConsoleUrl(stackArn),
      cluster: clusterArn.value && clusterConsoleUrl(clusterArn.value),
      vpc: vpcId.value && vpcConsoleUrl(stackArn, vpcId.value),
    },
  };
}
