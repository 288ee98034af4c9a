import { HandlerError, ResourceType } from '../../../ResourceType';
import { resourceTags, updateTags } from '../../../resourceTags';
import { abortable } from '../../../../clock/abortable';
import {
  createTransitGateway,
  deleteTransitGateway,
  GATEWAY_SECONDS,
} from '../../model/transitGateways/gateways';
import { enabled, isEnabled } from '../../model/transitGateways/switches';
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
    'MulticastSupport',
    'SecurityGroupReferencingSupport',
    'Tags',
    'VpnEcmpSupport',
  ],
  create(request) {
    const { region, properties } = request;
    requireDisabled(properties, 'MulticastSupport');
    requireDisabled(properties, 'SecurityGroupReferencingSupport');
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
  read({ region, physicalId }) {
    const found = region.service(TransitGateways).gateways.get(physicalId);
    return found && found.state !== 'deleted'
      ? {
          Id: found.id,
          TransitGatewayArn: found.arn,
          AmazonSideAsn: found.amazonSideAsn,
          AssociationDefaultRouteTableId: found.defaultRouteTableAssociation
            ? found.defaultRouteTableId
            : undefined,
          AutoAcceptSharedAttachments: enabled(
            found.autoAcceptSharedAttachments,
          ),
          DefaultRouteTableAssociation: enabled(
            found.defaultRouteTableAssociation,
          ),
          DefaultRouteTablePropagation: enabled(
            found.defaultRouteTablePropagation,
          ),
          Description: found.description,
          DnsSupport: enabled(found.dnsSupport),
          EncryptionSupportState: 'disabled',
          MulticastSupport: 'disable',
          PropagationDefaultRouteTableId: found.defaultRouteTablePropagation
            ? found.defaultRouteTableId
            : undefined,
          SecurityGroupReferencingSupport: 'disable',
          Tags: found.tags,
          TransitGatewayCidrBlocks: [],
          VpnEcmpSupport: enabled(found.vpnEcmpSupport),
        }
      : undefined;
  },
  list: region => region.service(TransitGateways).gateways.keys(),
  attributes({ region, physicalId }) {
    const { gateway } = requireGateway(region, physicalId);
    return { Id: gateway.id, TransitGatewayArn: gateway.arn };
  },
};

/** What the simulator's transit gateways do not have can only be declined. */
function requireDisabled(properties: Record<string, any>, name: string): void {
  if (isEnabled(properties[name])) {
    throw new HandlerError(
      'InvalidRequest',
      `The AWS simulator does not support the property ${name}`,
    );
  }
}
