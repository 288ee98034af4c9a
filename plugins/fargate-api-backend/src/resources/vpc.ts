import {
  DescribeVpcsCommand,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  Vpc,
} from '@aws-sdk/client-ec2';
import {
  ConsumerVpc,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, MissingError, ObservationContext } from '../aws';
import { Ownership, ownershipOf } from './ownership';

/** A VPC, and who it belongs to. */
export interface VpcFacts {
  vpcId: string;
  cidrs: string[];
  ownership: Ownership;
}

/** Observes a VPC. */
export function observeVpc(
  { observations, target }: ObservationContext,
  vpcId: string,
): Promise<Observed<VpcFacts>> {
  return observations.observe({
    target,
    resource: `vpc:${vpcId}`,
    freshFor: FRESH_FOR.authorization,
    isStrict: true,
    read: (clients, signal) => readVpc(clients, vpcId, signal),
  });
}

/** Observes the availability zones of a VPC's subnets, sorted. */
export function observeAvailabilityZones(
  { observations, target }: ObservationContext,
  vpcId: string,
): Promise<Observed<string[]>> {
  return observations.observe({
    target,
    resource: `availability-zones:${vpcId}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readAvailabilityZones(clients, vpcId, signal),
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

async function readVpc(
  { ec2 }: FargateClients,
  vpcId: string,
  abortSignal: AbortSignal,
): Promise<VpcFacts> {
  const { Vpcs } = await ec2.send(
    new DescribeVpcsCommand({ VpcIds: [vpcId] }),
    { abortSignal },
  );
  const vpc = Vpcs?.[0];
  if (!vpc) {
    throw new MissingError('vpc-missing', { id: vpcId });
  }
  return { vpcId, cidrs: cidrsOf(vpc), ownership: ownershipOf(vpc.Tags) };
}

async function readAvailabilityZones(
  { ec2 }: FargateClients,
  vpcId: string,
  abortSignal: AbortSignal,
): Promise<string[]> {
  const zones = new Set<string>();
  const pages = paginateDescribeSubnets(
    { client: ec2 },
    { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] },
    { abortSignal },
  );
  for await (const { Subnets = [] } of pages) {
    Subnets.forEach(subnet => zones.add(subnet.AvailabilityZone!));
  }
  return [...zones].sort();
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
