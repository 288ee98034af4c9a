import { ResourceType } from '../../../ResourceType';
import { resourceTags, updateTags } from '../../../resourceTags';
import { abortable } from '../../../../clock/abortable';
import {
  createTransitGateway,
  deleteTransitGateway,
  GATEWAY_SECONDS,
} from '../../model/transitGateways/gateways';
import { isEnabled } from '../../model/transitGateways/switches';
import {
  requireGateway,
  TransitGateways,
} from '../../model/transitGateways/TransitGateways';

/** `AWS::EC2::TransitGateway` */
export const transitGateway: ResourceType = {
  typeName: 'AWS::EC2::TransitGateway',
  sdkServiceName: 'Ec2',
  seconds: { create: GATEWAY_SECONDS.create, update: 20, delete: 0 },
  supportedProperties: [
    'AmazonSideAsn',
    'AutoAcceptSharedAttachments',
    'DefaultRouteTableAssociation',
    'DefaultRouteTablePropagation',
    'Description',
    'DnsSupport',
    'Tags',
    'VpnEcmpSupport',
  ],
  create(request) {
    const { region, properties } = request;
    return createTransitGateway(region.service(TransitGateways), {
      description: properties.Description,
      amazonSideAsn: properties.AmazonSideAsn,
      autoAcceptSharedAttachments: isEnabled(
        properties.AutoAcceptSharedAttachments,
      ),
      defaultRouteTableAssociation: isEnabled(
        properties.DefaultRouteTableAssociation,
      ),
      defaultRouteTablePropagation: isEnabled(
        properties.DefaultRouteTablePropagation,
      ),
      dnsSupport: isEnabled(properties.DnsSupport),
      vpnEcmpSupport: isEnabled(properties.VpnEcmpSupport),
      tags: resourceTags(request),
    }).id;
  },
  update(request) {
    const { region, physicalId, properties } = request;
    const { gateway } = requireGateway(region, physicalId);
    gateway.description = properties.Description ?? '';
    gateway.autoAcceptSharedAttachments =
      isEnabled(properties.AutoAcceptSharedAttachments) ?? false;
    updateTags(request, gateway);
  },
  async stabilize({ region, physicalId, signal }) {
    await abortable(requireGateway(region, physicalId).gateway.stable, signal);
  },
  async delete({ region, physicalId, signal }) {
    const owner = region.service(TransitGateways);
    const state = owner.gateways.get(physicalId)?.state ?? 'deleted';
    if (state !== 'deleted') {
      await abortable(deleteTransitGateway(owner, physicalId).stable, signal);
    }
  },
  attributes({ region, physicalId }) {
    const { gateway } = requireGateway(region, physicalId);
    return { Id: gateway.id, TransitGatewayArn: gateway.arn };
  },
};
