import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  RouteTable,
} from '@aws-sdk/client-ec2';
import { FargateClients } from '../clients';
import { AttachmentFact, RouteFact, SubnetFact } from './ConsumerFacts';

/** Subnets and transit gateway attachments of one VPC. */
export interface VpcSide {
  subnets: SubnetFact[];
  attachments: AttachmentFact[];
}

/** States in which an attachment no longer forwards traffic. */
const GONE = ['deleting', 'deleted', 'rejected', 'failed'];

/** Reads subnets, routes and attachments of a VPC. */
export async function readVpcSide(
  { ec2 }: Pick<FargateClients, 'ec2'>,
  vpcId: string,
  options: { signal?: AbortSignal } = {},
): Promise<VpcSide> {
  const send = { abortSignal: options.signal };
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
  const [subnets, tables, attachments] = await Promise.all([
    ec2.send(new DescribeSubnetsCommand({ Filters }), send),
    ec2.send(new DescribeRouteTablesCommand({ Filters }), send),
    ec2.send(
      new DescribeTransitGatewayVpcAttachmentsCommand({ Filters }),
      send,
    ),
  ]);
  const zoneOf = (id: string) =>
    subnets.Subnets!.find(subnet => subnet.SubnetId === id)?.AvailabilityZoneId;
  return {
    subnets: subnets.Subnets!.map(subnet => {
      const table = tableOf(subnet.SubnetId!, tables.RouteTables!);
      return {
        id: subnet.SubnetId!,
        cidr: subnet.CidrBlock!,
        zoneId: subnet.AvailabilityZoneId!,
        routeTableId: table?.RouteTableId ?? '',
        routes: routesOf(table),
      };
    }),
    attachments: (attachments.TransitGatewayVpcAttachments ?? [])
      .filter(({ State }) => !GONE.includes(State!))
      .map(attachment => ({
        id: attachment.TransitGatewayAttachmentId!,
        transitGatewayId: attachment.TransitGatewayId!,
        vpcId,
        state: attachment.State!,
        zoneIds: (attachment.SubnetIds ?? []).flatMap(id => zoneOf(id) ?? []),
      })),
  };
}

/** The route table of a subnet: its own, or else the main one of the VPC. */
function tableOf(
  subnetId: string,
  tables: readonly RouteTable[],
): RouteTable | undefined {
  return (
    tables.find(({ Associations }) =>
      Associations?.some(({ SubnetId }) => SubnetId === subnetId),
    ) ?? tables.find(({ Associations }) => Associations?.some(a => a.Main))
  );
}

function routesOf(table: RouteTable | undefined): RouteFact[] {
  return (table?.Routes ?? [])
    .filter(route => route.DestinationCidrBlock)
    .map(route => ({
      destination: route.DestinationCidrBlock!,
      target:
        route.TransitGatewayId ??
        route.NatGatewayId ??
        route.GatewayId ??
        route.VpcPeeringConnectionId ??
        route.NetworkInterfaceId ??
        '',
      active: route.State !== 'blackhole',
    }));
}
