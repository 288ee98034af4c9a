import {
  DescribeVpcAttributeCommand,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  RouteTable,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import {
  allowedSources,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { itemsOf } from './itemsOf';
import { Network, NetworkIds } from './Network';

const HTTPS_PORT = 443;

/** Reads the facts about a network that a deployment depends on. */
export async function readNetwork(
  { ec2 }: Pick<FargateClients, 'ec2'>,
  ids: NetworkIds,
  options: { signal?: AbortSignal } = {},
): Promise<Network> {
  const pages = { client: ec2 };
  const send = { abortSignal: options.signal };
  const ofVpc = [{ Name: 'vpc-id', Values: [ids.vpcId] }];
  const [subnets, routeTables, endpoints, hasDns] = await Promise.all([
    // By filter, so that an unknown id is missing from the response; with
    // SubnetIds one unknown id fails the request.
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
    readDns(ec2, ids.vpcId, options),
  ]);
  const groups = await readGroups(
    ec2,
    endpoints.flatMap(({ Groups }) => groupIdsOf(Groups)),
    options,
  );
  return {
    vpcId: ids.vpcId,
    subnets: subnets.map(subnet => {
      const table = routeTableOf(subnet.SubnetId!, routeTables);
      return {
        id: subnet.SubnetId!,
        vpcId: subnet.VpcId!,
        cidr: subnet.CidrBlock!,
        zoneId: subnet.AvailabilityZoneId!,
        zoneName: subnet.AvailabilityZone!,
        routeTableId: table?.RouteTableId,
        freeAddresses: subnet.AvailableIpAddressCount ?? 0,
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
        subnetIds: endpoint.SubnetIds ?? [],
        groupIds: groupIdsOf(endpoint.Groups),
        admitted: allowedSources(
          groups
            .filter(({ GroupId }) =>
              groupIdsOf(endpoint.Groups).includes(GroupId!),
            )
            .flatMap(({ IpPermissions }) => IpPermissions ?? []),
          [HTTPS_PORT],
        ),
      })),
    hasDns,
  };
}

async function readDns(
  ec2: FargateClients['ec2'],
  VpcId: string,
  options: { signal?: AbortSignal },
): Promise<boolean> {
  const attribute = (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
    ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute }), {
      abortSignal: options.signal,
    });
  try {
    const [support, hostnames] = await Promise.all([
      attribute('enableDnsSupport'),
      attribute('enableDnsHostnames'),
    ]);
    return Boolean(
      support.EnableDnsSupport?.Value && hostnames.EnableDnsHostnames?.Value,
    );
  } catch (error) {
    // The check of its subnets, which are in another VPC, reports this better.
    if ((error as Error).name === 'InvalidVpcID.NotFound') {
      return true;
    }
    throw error;
  }
}

function readGroups(
  ec2: FargateClients['ec2'],
  groupIds: string[],
  options: { signal?: AbortSignal },
): Promise<SecurityGroup[]> {
  return groupIds.length
    ? itemsOf(
        paginateDescribeSecurityGroups(
          { client: ec2 },
          { Filters: [{ Name: 'group-id', Values: [...new Set(groupIds)] }] },
          { abortSignal: options.signal },
        ),
        page => page.SecurityGroups,
      )
    : Promise.resolve([]);
}

function groupIdsOf(groups: { GroupId?: string }[] | undefined): string[] {
  return (groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);
}

/** The subnet's own route table, or else the VPC's main one. */
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
