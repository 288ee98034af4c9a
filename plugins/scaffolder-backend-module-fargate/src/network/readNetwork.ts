import {
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  RouteTable,
} from '@aws-sdk/client-ec2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { itemsOf } from './itemsOf';
import { Network, NetworkIds } from './Network';

/** Reads what decides whether a network can carry an API. */
export async function readNetwork(
  { ec2 }: Pick<FargateClients, 'ec2'>,
  ids: NetworkIds,
  options: { signal?: AbortSignal } = {},
): Promise<Network> {
  const pages = { client: ec2 };
  const send = { abortSignal: options.signal };
  const ofVpc = [{ Name: 'vpc-id', Values: [ids.vpcId] }];
  const [subnets, routeTables, endpoints] = await Promise.all([
    // By filter: an unknown id then is missing from the answer, where by id
    // one unknown fails the whole call.
    itemsOf(
      paginateDescribeSubnets(
        pages,
        {
          Filters: [
            {
              Name: 'subnet-id',
              Values: [...ids.publicSubnetIds, ...ids.privateSubnetIds],
            },
          ],
        },
        send,
      ),
      page => page.Subnets,
    ),
    itemsOf(
      paginateDescribeRouteTables(pages, { Filters: ofVpc }, send),
      page => page.RouteTables,
    ),
    itemsOf(
      paginateDescribeVpcEndpoints(pages, { Filters: ofVpc }, send),
      page => page.VpcEndpoints,
    ),
  ]);
  return {
    vpcId: ids.vpcId,
    subnets: subnets.map(subnet => {
      const table = routeTableOf(subnet.SubnetId!, routeTables);
      return {
        id: subnet.SubnetId!,
        vpcId: subnet.VpcId!,
        zoneId: subnet.AvailabilityZoneId!,
        zoneName: subnet.AvailabilityZone!,
        routeTableId: table?.RouteTableId,
        defaultRoute: defaultRoute(table),
      };
    }),
    endpoints: endpoints
      .filter(endpoint => endpoint.State?.toLowerCase() === 'available')
      .map(endpoint => ({
        service: endpoint.ServiceName!,
        type: endpoint.VpcEndpointType!,
        privateDns: endpoint.PrivateDnsEnabled ?? false,
        routeTableIds: endpoint.RouteTableIds ?? [],
      })),
  };
}

/** Its own, or else the VPC's main one. */
function routeTableOf(
  subnetId: string,
  tables: readonly RouteTable[],
): RouteTable | undefined {
  return (
    tables.find(table =>
      table.Associations?.some(a => a.SubnetId === subnetId),
    ) ?? tables.find(table => table.Associations?.some(a => a.Main))
  );
}

function defaultRoute(table: RouteTable | undefined): string | undefined {
  const route = table?.Routes?.find(
    candidate =>
      candidate.DestinationCidrBlock === '0.0.0.0/0' &&
      candidate.State !== 'blackhole',
  );
  return (
    route?.NatGatewayId ??
    route?.TransitGatewayId ??
    route?.NetworkInterfaceId ??
    route?.GatewayId ??
    route?.VpcPeeringConnectionId
  );
}
