import { paginateDescribeVpcEndpoints } from '@aws-sdk/client-ec2';
import {
  Observed,
  VpcEndpointStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, ObservationContext } from '../aws';

/** Observes the VPC endpoints of a VPC, sorted by service. */
export function observeVpcEndpoints(
  { observations, target }: ObservationContext,
  vpcId: string,
): Promise<Observed<VpcEndpointStatus[]>> {
  return observations.observe({
    target,
    resource: `endpoints:${vpcId}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readVpcEndpoints(clients, vpcId, signal),
    isChanging: endpoints => endpoints.some(({ state }) => state === 'pending'),
  });
}

async function readVpcEndpoints(
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
        // AWS returns the state with and without a capital letter.
        state: (endpoint.State ?? 'available').toLowerCase(),
        ...(endpoint.VpcEndpointType === 'Interface' && {
          zones: endpoint.SubnetIds?.length ?? 0,
        }),
      })),
    );
  }
  return endpoints.sort((a, b) => a.service.localeCompare(b.service));
}
