import { NatGateway, paginateDescribeNatGateways } from '@aws-sdk/client-ec2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { NatFacts, toNatFacts } from '../mappers';

/** By which gateways a VPC's private subnets reach the internet. */
export async function readNatGateways(
  { ec2 }: FargateClients,
  vpcId: string,
  signal: AbortSignal,
): Promise<NatFacts> {
  const gateways: NatGateway[] = [];
  const pages = paginateDescribeNatGateways(
    { client: ec2 },
    { Filter: [{ Name: 'vpc-id', Values: [vpcId] }] },
    { abortSignal: signal },
  );
  for await (const { NatGateways = [] } of pages) {
    gateways.push(...NatGateways);
  }
  return toNatFacts(gateways);
}
