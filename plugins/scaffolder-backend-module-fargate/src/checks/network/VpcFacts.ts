import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Network, NetworkIds } from './Network';
import { readNetwork } from './readNetwork';

/** A VPC for VPC endpoints and transit gateway attachments. */
export interface VpcFacts {
  ids: NetworkIds;
  cidr: string;
  network: Network;
}

/**
 * Reads a VPC.
 *
 * @throws InputError when it does not exist.
 */
export async function readVpcFacts(
  clients: Pick<FargateClients, 'ec2' | 'target'>,
  ids: NetworkIds,
  options: { signal?: AbortSignal } = {},
): Promise<VpcFacts> {
  const { Vpcs } = await clients.ec2.send(
    new DescribeVpcsCommand({
      Filters: [{ Name: 'vpc-id', Values: [ids.vpcId] }],
    }),
    { abortSignal: options.signal },
  );
  if (!Vpcs?.length) {
    throw new InputError(
      `VPC ${ids.vpcId} does not exist in target ${clients.target.name} (${clients.target.region}).`,
    );
  }
  return {
    ids,
    cidr: Vpcs[0].CidrBlock!,
    network: await readNetwork(clients, ids, options),
  };
}

/** The distinct route tables of the private subnets. */
export function privateRouteTableIds({ ids, network }: VpcFacts): string[] {
  return [
    ...new Set(
      network.subnets
        .filter(subnet => ids.privateSubnetIds.includes(subnet.id))
        .flatMap(subnet => subnet.routeTableId ?? []),
    ),
  ];
}
