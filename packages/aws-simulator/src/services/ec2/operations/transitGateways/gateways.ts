import type {
  CreateTransitGatewayRequest,
  CreateTransitGatewayResult,
  DeleteTransitGatewayRequest,
  DeleteTransitGatewayResult,
  DescribeTransitGatewaysRequest,
  DescribeTransitGatewaysResult,
  TransitGateway as TransitGatewayView,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../../ServiceDefinition';
import { page } from '../page';
import { FilterValues, filtered } from '../filtered';
import {
  createTransitGateway,
  deleteTransitGateway,
} from '../../model/transitGateways/gateways';
import { TransitGateway } from '../../model/transitGateways/types';
import {
  allTransitGateways,
  requireGateway,
  TransitGateways,
} from '../../model/transitGateways/TransitGateways';
import { enabled, isEnabled } from '../../model/transitGateways/switches';
import { tagsOf } from './tagsOf';

const FILTERS: FilterValues<TransitGateway> = {
  'owner-id': ({ ownerId }) => ownerId,
  state: ({ state }) => state,
  'transit-gateway-id': ({ id }) => id,
  'options.auto-accept-shared-attachments': gateway =>
    enabled(gateway.autoAcceptSharedAttachments),
  'options.association-default-route-table-id': gateway =>
    gateway.defaultRouteTableId,
};

export const CreateTransitGateway: Operation<
  CreateTransitGatewayRequest,
  CreateTransitGatewayResult
> = ({ region }, { Description, Options = {}, TagSpecifications }) => ({
  TransitGateway: view(
    createTransitGateway(region.service(TransitGateways), {
      description: Description,
      amazonSideAsn: Options.AmazonSideAsn,
      autoAcceptSharedAttachments: isEnabled(
        Options.AutoAcceptSharedAttachments,
      ),
      defaultRouteTableAssociation: isEnabled(
        Options.DefaultRouteTableAssociation,
      ),
      defaultRouteTablePropagation: isEnabled(
        Options.DefaultRouteTablePropagation,
      ),
      dnsSupport: isEnabled(Options.DnsSupport),
      vpnEcmpSupport: isEnabled(Options.VpnEcmpSupport),
      tags: tagsOf(TagSpecifications, 'transit-gateway'),
    }),
  ),
});

export const DeleteTransitGateway: Operation<
  DeleteTransitGatewayRequest,
  DeleteTransitGatewayResult
> = ({ region }, { TransitGatewayId = '' }) => ({
  TransitGateway: view(
    deleteTransitGateway(region.service(TransitGateways), TransitGatewayId),
  ),
});

export const DescribeTransitGateways: Operation<
  DescribeTransitGatewaysRequest,
  DescribeTransitGatewaysResult
> = ({ region }, input) => {
  const gateways = input.TransitGatewayIds?.length
    ? input.TransitGatewayIds.map(id => requireGateway(region, id).gateway)
    : allTransitGateways(region).flatMap(owner => [...owner.gateways.values()]);
  const { items, NextToken } = page(
    filtered(gateways, input.Filters, FILTERS),
    input,
  );
  return { NextToken, TransitGateways: items.map(view) };
};

function view(gateway: TransitGateway): TransitGatewayView {
  const table = gateway.defaultRouteTableId;
  return {
    TransitGatewayId: gateway.id,
    TransitGatewayArn: gateway.arn,
    State: gateway.state,
    OwnerId: gateway.ownerId,
    Description: gateway.description,
    CreationTime: gateway.creationTime,
    Options: {
      AmazonSideAsn: gateway.amazonSideAsn,
      AutoAcceptSharedAttachments: enabled(gateway.autoAcceptSharedAttachments),
      DefaultRouteTableAssociation: enabled(
        gateway.defaultRouteTableAssociation,
      ),
      AssociationDefaultRouteTableId: gateway.defaultRouteTableAssociation
        ? table
        : undefined,
      DefaultRouteTablePropagation: enabled(
        gateway.defaultRouteTablePropagation,
      ),
      PropagationDefaultRouteTableId: gateway.defaultRouteTablePropagation
        ? table
        : undefined,
      DnsSupport: enabled(gateway.dnsSupport),
      VpnEcmpSupport: enabled(gateway.vpnEcmpSupport),
      MulticastSupport: 'disable',
    },
    Tags: gateway.tags,
  };
}
