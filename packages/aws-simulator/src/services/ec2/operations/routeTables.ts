import type {
  CreateRouteRequest,
  CreateRouteResult,
  DeleteRouteRequest,
  DescribeRouteTablesRequest,
  DescribeRouteTablesResult,
  ReplaceRouteRequest,
  Route as RouteView,
  RouteTableAssociation,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import {
  RouteInput,
  createRoute,
  deleteRoute,
  replaceRoute,
} from '../model/routeTables';
import { Route, RouteTable } from '../model/types';
import { isBlackhole } from '../model/network/routes';
import { byIds } from './byIds';
import { page } from './page';
import { FilterValues, filtered } from './filtered';

const FILTERS: FilterValues<RouteTable> = {
  'association.route-table-association-id': table => [
    table.mainAssociationId,
    ...table.associations.keys(),
  ],
  'association.route-table-id': table =>
    table.associations.size > 0 || table.mainAssociationId
      ? table.id
      : undefined,
  'association.subnet-id': table => [...table.associations.values()],
  'association.main': table => table.mainAssociationId !== undefined,
  'route-table-id': table => table.id,
  'route.destination-cidr-block': table =>
    table.routes.map(({ destination }) => destination),
  'route.destination-prefix-list-id': table =>
    table.routes.map(({ destination }) => destination),
  'route.gateway-id': table => targets(table, /^(local|igw-|vpce-)/),
  'route.nat-gateway-id': table => targets(table, /^nat-/),
  'route.transit-gateway-id': table => targets(table, /^tgw-/),
  'route.origin': table => table.routes.map(({ origin }) => origin),
  'vpc-id': table => table.vpcId,
};

export const DescribeRouteTables: Operation<
  DescribeRouteTablesRequest,
  DescribeRouteTablesResult
> = ({ region }, input) => {
  const ec2 = region.service(Ec2);
  const found = filtered(
    byIds(ec2, 'routeTables', input.RouteTableIds),
    input.Filters,
    {
      ...FILTERS,
      'owner-id': () => region.accountId,
      'route.state': table =>
        table.routes.map(route => state(ec2, table, route)),
    },
  );
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    RouteTables: items.map(table => ({
      RouteTableId: table.id,
      VpcId: table.vpcId,
      OwnerId: region.accountId,
      Associations: associationViews(table),
      PropagatingVgws: [],
      Routes: table.routes.map(route => routeView(ec2, table, route)),
      Tags: table.tags,
    })),
  };
};

export const CreateRoute: Operation<CreateRouteRequest, CreateRouteResult> = (
  { region },
  input,
) => {
  createRoute(region.service(Ec2), input.RouteTableId ?? '', routeInput(input));
  return { Return: true };
};

export const ReplaceRoute: Operation<ReplaceRouteRequest> = (
  { region },
  input,
) => {
  replaceRoute(
    region.service(Ec2),
    input.RouteTableId ?? '',
    routeInput(input),
  );
};

export const DeleteRoute: Operation<DeleteRouteRequest> = (
  { region },
  { DestinationCidrBlock, DestinationIpv6CidrBlock, RouteTableId = '' },
) => {
  deleteRoute(
    region.service(Ec2),
    RouteTableId,
    DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? '',
  );
};

function routeInput(input: CreateRouteRequest): RouteInput {
  if (input.VpcPeeringConnectionId) {
    throw new AwsError(
      'UnsupportedOperation',
      'The AWS simulator has no VPC peering.',
    );
  }
  return {
    destinationCidrBlock: input.DestinationCidrBlock,
    destinationIpv6CidrBlock: input.DestinationIpv6CidrBlock,
    egressOnlyGatewayId: input.EgressOnlyInternetGatewayId,
    gatewayId: input.GatewayId,
    natGatewayId: input.NatGatewayId,
    networkInterfaceId: input.NetworkInterfaceId,
    transitGatewayId: input.TransitGatewayId,
  };
}

function associationViews(table: RouteTable): RouteTableAssociation[] {
  const common = {
    RouteTableId: table.id,
    AssociationState: { State: 'associated' as const },
  };
  return [
    ...(table.mainAssociationId
      ? [
          {
            ...common,
            Main: true,
            RouteTableAssociationId: table.mainAssociationId,
          },
        ]
      : []),
    ...[...table.associations].map(([RouteTableAssociationId, SubnetId]) => ({
      ...common,
      Main: false,
      RouteTableAssociationId,
      SubnetId,
    })),
  ];
}

function routeView(ec2: Ec2, table: RouteTable, route: Route): RouteView {
  const { destination, target, origin } = route;
  return {
    [destinationMember(destination)]: destination,
    [targetMember(target)]: target,
    Origin: origin,
    State: state(ec2, table, route),
  };
}

function destinationMember(destination: string): keyof RouteView {
  if (destination.startsWith('pl-')) {
    return 'DestinationPrefixListId';
  }
  return destination.includes(':')
    ? 'DestinationIpv6CidrBlock'
    : 'DestinationCidrBlock';
}

function targetMember(target: string): keyof RouteView {
  switch (target.split('-')[0]) {
    case 'eigw':
      return 'EgressOnlyInternetGatewayId';
    case 'nat':
      return 'NatGatewayId';
    case 'eni':
      return 'NetworkInterfaceId';
    case 'tgw':
      return 'TransitGatewayId';
    default:
      return 'GatewayId';
  }
}

function state(ec2: Ec2, table: RouteTable, route: Route) {
  return isBlackhole(ec2, table.vpcId, route) ? 'blackhole' : 'active';
}

function targets({ routes }: RouteTable, kind: RegExp): string[] {
  return routes.map(({ target }) => target).filter(target => kind.test(target));
}
