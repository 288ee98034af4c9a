import {
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Network, NetworkIds } from './Network';
import { readNetwork } from './readNetwork';

/** A VPC, as endpoints and attachments have to know it. */
export interface VpcFacts {
  ids: NetworkIds;
  cidr: string;
  /** Whether private names of endpoints can work: DNS support and DNS host names are on. */
  hasDns: boolean;
  network: Network;
}

/**
 * Reads a VPC.
 *
 * @throws InputError when there is none of that id.
 */
export async function readVpcFacts(
  clients: Pick<FargateClients, 'ec2' | 'target'>,
  ids: NetworkIds,
  options: { signal?: AbortSignal } = {},
): Promise<VpcFacts> {
  const send = { abortSignal: options.signal };
  const attribute = (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
    clients.ec2.send(
      new DescribeVpcAttributeCommand({ VpcId: ids.vpcId, Attribute }),
      send,
    );
  const { Vpcs } = await clients.ec2.send(
    new DescribeVpcsCommand({
      Filters: [{ Name: 'vpc-id', Values: [ids.vpcId] }],
    }),
    send,
  );
  if (!Vpcs?.length) {
    throw new InputError(
      `There is no VPC ${ids.vpcId} in target ${clients.target.name} (${clients.target.region}).`,
    );
  }
  const [network, support, hostnames] = await Promise.all([
    readNetwork(clients, ids, options),
    attribute('enableDnsSupport'),
    attribute('enableDnsHostnames'),
  ]);
  return {
    ids,
    cidr: Vpcs[0].CidrBlock!,
    hasDns: Boolean(
      support.EnableDnsSupport?.Value && hostnames.EnableDnsHostnames?.Value,
    ),
    network,
  };
}

/** The route tables of the private subnets, each once. */
export function privateRouteTableIds({ ids, network }: VpcFacts): string[] {
  return [
    ...new Set(
      network.subnets
        .filter(subnet => ids.privateSubnetIds.includes(subnet.id))
        .flatMap(subnet => subnet.routeTableId ?? []),
    ),
  ];
}
