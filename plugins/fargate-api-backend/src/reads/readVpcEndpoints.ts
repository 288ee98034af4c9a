import { paginateDescribeVpcEndpoints } from '@aws-sdk/client-ec2';
import { VpcEndpointStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** The endpoints in a VPC, by service. */
export async function readVpcEndpoints(
  { ec2 }: FargateClients,
  vpcId: string,
  signal: AbortSignal,
): Promise<VpcEndpointStatus[]> {
  const endpoints: VpcEndpointStatus[] = [];
  const pages = paginateDescribeVpcEndpoints(
    { client: ec2 },
    { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] },
    { abortSignal: signal },
  );
  for await (const { VpcEndpoints = [] } of pages) {
    endpoints.push(
      ...VpcEndpoints.map(endpoint => ({
        id: endpoint.VpcEndpointId!,
        service: endpoint.ServiceName!,
        type: endpoint.VpcEndpointType ?? 'Gateway',
        // AWS itself writes it in both ways.
        state: (endpoint.State ?? 'available').toLowerCase(),
      })),
    );
  }
  return endpoints.sort((a, b) => a.service.localeCompare(b.service));
}
