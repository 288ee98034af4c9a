import {
  DescribeVpcsCommand,
  paginateDescribeSubnets,
} from '@aws-sdk/client-ec2';
import { NetworkStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';
import { cidrsOf } from '../mappers';

/** @throws MissingError when there is no such VPC. */
export async function readNetwork(
  { ec2 }: FargateClients,
  vpcId: string,
  abortSignal: AbortSignal,
): Promise<NetworkStatus> {
  const { Vpcs } = await ec2.send(
    new DescribeVpcsCommand({ VpcIds: [vpcId] }),
    { abortSignal },
  );
  const vpc = Vpcs?.[0];
  if (!vpc) {
    throw new MissingError('vpc-missing', { id: vpcId });
  }
  const zones = new Set<string>();
  const pages = paginateDescribeSubnets(
    { client: ec2 },
    { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] },
    { abortSignal },
  );
  for await (const { Subnets = [] } of pages) {
    Subnets.forEach(subnet => zones.add(subnet.AvailabilityZone!));
  }
  return {
    vpcId,
    cidrs: cidrsOf(vpc),
    availabilityZones: [...zones].sort(),
  };
}
