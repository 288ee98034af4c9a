import type {
  AssociateTransitGatewayRouteTableRequest,
  AssociateTransitGatewayRouteTableResult,
  CreateTransitGatewayRouteRequest,
  CreateTransitGatewayRouteResult,
  CreateTransitGatewayRouteTableRequest,
  CreateTransitGatewayRouteTableResult,
  DeleteTransitGatewayRouteRequest,
  DeleteTransitGatewayRouteResult,
  DeleteTransitGatewayRouteTableRequest,
  DeleteTransitGatewayRouteTableResult,
  DescribeTransitGatewayRouteTablesRequest,
  DescribeTransitGatewayRouteTablesResult,
  DisableTransitGatewayRouteTablePropagationRequest,
  DisassociateTransitGatewayRouteTableRequest,
  EnableTransitGatewayRouteTablePropagationRequest,
  EnableTransitGatewayRouteTablePropagationResult,
  SearchTransitGatewayRoutesRequest,
  SearchTransitGatewayRoutesResult,
  TransitGatewayRoute as RouteView,
  TransitGatewayRouteTable as RouteTableView,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../../ServiceDefinition';
import { covers } from '../../model/network/cidr';
import { page } from '../page';
import { FilterValues, filtered } from '../filtered';
import { TransitRouteTable } from '../../model/transitGateways/types';
import {
  addRouteTable,
  addStaticRoute,
  associate,
  deleteRouteTable,
  disassociate,
  propagate,
  removeStaticRoute,
  routesOf,
  stopPropagation,
  TransitRoute,
} from '../../model/transitGateways/routeTables';
import {
  requireGateway,
  TransitGateways,
} from '../../model/transitGateways/TransitGateways';
import { tagsOf } from './tagsOf';

const FILTERS: FilterValues<TransitRouteTable> = {
  'default-association-route-table': ({ isDefault }) => isDefault,
  'default-propagation-route-table': ({ isDefault }) => isDefault,
  state: ({ state }) => state,
  'transit-gateway-id': ({ transitGatewayId }) => transitGatewayId,
  'transit-gateway-route-table-id': ({ id }) => id,
};

export const CreateTransitGatewayRouteTable: Operation<
  CreateTransitGatewayRouteTableRequest,
  CreateTransitGatewayRouteTableResult
> = ({ region }, { TransitGatewayId = '', TagSpecifications }) => {
  const { gateway } = requireGateway(region, TransitGatewayId);
  return {
    TransitGatewayRouteTable: tableView(
      addRouteTable(region.service(TransitGateways), gateway.id, {
        tags: tagsOf(TagSpecifications, 'transit-gateway-route-table'),
      }),
    ),
  };
};

export const DeleteTransitGatewayRouteTable: Operation<
  DeleteTransitGatewayRouteTableRequest,
  DeleteTransitGatewayRouteTableResult
> = ({ region }, { TransitGatewayRouteTableId = '' }) => ({
  TransitGatewayRouteTable: tableView(
    deleteRouteTable(
      region.service(TransitGateways),
      TransitGatewayRouteTableId,
    ),
  ),
});

export const DescribeTransitGatewayRouteTables: Operation<
  DescribeTransitGatewayRouteTablesRequest,
  DescribeTransitGatewayRouteTablesResult
> = ({ region }, input) => {
  const owner = region.service(TransitGateways);
  const tables = input.TransitGatewayRouteTableIds?.length
    ? input.TransitGatewayRouteTableIds.map(id => owner.routeTable(id))
    : owner.routeTables.values();
  const { items, NextToken } = page(
    filtered(tables, input.Filters, FILTERS),
    input,
  );
  return { NextToken, TransitGatewayRouteTables: items.map(tableView) };
};

export const AssociateTransitGatewayRouteTable: Operation<
  AssociateTransitGatewayRouteTableRequest,
  AssociateTransitGatewayRouteTableResult
> = ({ region }, input) => {
  const tableId = input.TransitGatewayRouteTableId ?? '';
  const attachmentId = input.TransitGatewayAttachmentId ?? '';
  const owner = region.service(TransitGateways);
  associate(owner, tableId, attachmentId);
  return {
    Association: {
      ...resourceOf(owner, attachmentId),
      TransitGatewayRouteTableId: tableId,
      State: 'associated',
    },
  };
};

export const DisassociateTransitGatewayRouteTable: Operation<
  DisassociateTransitGatewayRouteTableRequest
> = ({ region }, input) => {
  disassociate(
    region.service(TransitGateways),
    input.TransitGatewayRouteTableId ?? '',
    input.TransitGatewayAttachmentId ?? '',
  );
};

export const EnableTransitGatewayRouteTablePropagation: Operation<
  EnableTransitGatewayRouteTablePropagationRequest,
  EnableTransitGatewayRouteTablePropagationResult
> = ({ region }, input) => {
  const tableId = input.TransitGatewayRouteTableId ?? '';
  const attachmentId = input.TransitGatewayAttachmentId ?? '';
  const owner = region.service(TransitGateways);
  propagate(owner, tableId, attachmentId);
  return {
    Propagation: {
      ...resourceOf(owner, attachmentId),
      TransitGatewayRouteTableId: tableId,
      State: 'enabled',
    },
  };
};

export const DisableTransitGatewayRouteTablePropagation: Operation<
  DisableTransitGatewayRouteTablePropagationRequest
> = ({ region }, input) => {
  stopPropagation(
    region.service(TransitGateways),
    input.TransitGatewayRouteTableId ?? '',
    input.TransitGatewayAttachmentId ?? '',
  );
};

export const CreateTransitGatewayRoute: Operation<
  CreateTransitGatewayRouteRequest,
  CreateTransitGatewayRouteResult
> = ({ region }, input) => {
  const owner = region.service(TransitGateways);
  const tableId = input.TransitGatewayRouteTableId ?? '';
  const { destination } = addStaticRoute(owner, tableId, {
    destination: input.DestinationCidrBlock ?? '',
    attachmentId: input.TransitGatewayAttachmentId,
    isBlackhole: input.Blackhole,
  });
  const route = routesOf(owner, owner.routeTable(tableId)).find(
    found => found.destination === destination && found.type === 'static',
  );
  return { Route: routeView(owner, route!) };
};

export const DeleteTransitGatewayRoute: Operation<
  DeleteTransitGatewayRouteRequest,
  DeleteTransitGatewayRouteResult
> = ({ region }, input) => {
  const owner = region.service(TransitGateways);
  const route = removeStaticRoute(
    owner,
    input.TransitGatewayRouteTableId ?? '',
    input.DestinationCidrBlock ?? '',
  );
  return {
    Route: {
      ...routeView(owner, { ...route, type: 'static', state: 'active' }),
      State: 'deleted',
    },
  };
};

export const SearchTransitGatewayRoutes: Operation<
  SearchTransitGatewayRoutesRequest,
  SearchTransitGatewayRoutesResult
> = ({ region }, { TransitGatewayRouteTableId = '', ...input }) => {
  const owner = region.service(TransitGateways);
  const routes = routesOf(owner, owner.routeTable(TransitGatewayRouteTableId));
  const matches = (
    name: string,
    test: (destination: string, value: string) => boolean,
  ) => {
    const values = input.Filters?.find(({ Name }) => Name === name)?.Values;
    return ({ destination }: TransitRoute) =>
      values?.find(value => test(destination, value));
  };
  const found = filtered(routes, input.Filters, {
    'attachment.transit-gateway-attachment-id': item => item.attachmentId,
    'attachment.resource-id': item =>
      owner.attachments.get(item.attachmentId ?? '')?.vpcId,
    'attachment.resource-type': item => item.attachmentId && 'vpc',
    state: item => item.state,
    type: item => item.type,
    'route-search.exact-match': item => item.destination,
    'route-search.subnet-of-match': matches(
      'route-search.subnet-of-match',
      (destination, value) => covers(value, destination),
    ),
    'route-search.supernet-of-match': matches(
      'route-search.supernet-of-match',
      covers,
    ),
  });
  return {
    Routes: found.map(route => routeView(owner, route)),
    AdditionalRoutesAvailable: false,
  };
};

function tableView(table: TransitRouteTable): RouteTableView {
  return {
    TransitGatewayRouteTableId: table.id,
    TransitGatewayId: table.transitGatewayId,
    State: table.state,
    DefaultAssociationRouteTable: table.isDefault,
    DefaultPropagationRouteTable: table.isDefault,
    CreationTime: table.creationTime,
    Tags: table.tags,
  };
}

function routeView(owner: TransitGateways, route: TransitRoute): RouteView {
  return {
    DestinationCidrBlock: route.destination,
    TransitGatewayAttachments: route.attachmentId
      ? [resourceOf(owner, route.attachmentId)]
      : [],
    Type: route.type,
    State: route.state,
  };
}

function resourceOf({ attachments }: TransitGateways, attachmentId: string) {
  return {
    TransitGatewayAttachmentId: attachmentId,
    ResourceId: attachments.get(attachmentId)?.vpcId,
    ResourceType: 'vpc' as const,
  };
}
