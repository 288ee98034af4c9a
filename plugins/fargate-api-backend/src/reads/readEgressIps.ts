import { NatGateway, paginateDescribeNatGateways } from '@aws-sdk/client-ec2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { toEgressIps } from '../mappers';

/** The fixed public addresses from which a VPC's private subnets reach the internet. */
export async function readEgressIps(
  { ec2 }: FargateClients,
  vpcId: string,
  signal: AbortSignal,
): Promise<string[]> {
  const gateways: NatGateway[] = [];
  const pages = paginateDescribeNatGateways(
    { client: ec2 },
    { Filter: [{ Name: 'vpc-id', Values: [vpcId] }] },
    { abortSignal: signal },
  );
  for await (const { NatGateways = [] } of pages) {
    gateways.push(...NatGateways);
  }
  return toEgressIps(gateways);
}
