import {
  DescribeVpcsCommand,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  Vpc,
} from '@aws-sdk/client-ec2';
import {
  ConsumerVpc,
  NetworkStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, MissingError, ObservationContext } from '../aws';

/** Observes a VPC and the availability zones of its subnets. */
export function observeNetwork(
  { observations, target }: ObservationContext,
  vpcId: string,
): Promise<Observed<NetworkStatus>> {
  return observations.observe({
    target,
    resource: `network:${vpcId}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readNetwork(clients, vpcId, signal),
  });
}

/** Observes all VPCs of the account and region, sorted by name, or by ID without a name. */
export function observeVpcs({
  observations,
  target,
}: ObservationContext): Promise<Observed<ConsumerVpc[]>> {
  return observations.observe({
    target,
    resource: 'vpcs',
    freshFor: FRESH_FOR.configured,
    read: readVpcs,
  });
}

async function readNetwork(
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

async function readVpcs(
  { ec2 }: FargateClients,
  signal: AbortSignal,
): Promise<ConsumerVpc[]> {
  const vpcs: ConsumerVpc[] = [];
  const pages = paginateDescribeVpcs(
    { client: ec2 },
    {},
    { abortSignal: signal },
  );
  for await (const { Vpcs = [] } of pages) {
    vpcs.push(
      ...Vpcs.map(vpc => ({
        vpcId: vpc.VpcId!,
        name: vpc.Tags?.find(({ Key }) => Key === 'Name')?.Value,
        cidrs: cidrsOf(vpc),
      })),
    );
  }
  const label = ({ name, vpcId }: ConsumerVpc) => name ?? vpcId;
  return vpcs.sort((a, b) => label(a).localeCompare(label(b)));
}

/** Returns the IPv4 CIDR blocks of a VPC, the primary block first. */
function cidrsOf(vpc: Vpc): string[] {
  const others = (vpc.CidrBlockAssociationSet ?? [])
    .filter(block => block.CidrBlockState?.State === 'associated')
    .flatMap(block => block.CidrBlock ?? []);
  return [...new Set([vpc.CidrBlock!, ...others])];
}
