import { paginateDescribeVpcs } from '@aws-sdk/client-ec2';
import { ConsumerVpc } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { cidrsOf } from '../mappers';

/** The VPCs of an account and region, by name or else id. */
export async function readVpcs(
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
