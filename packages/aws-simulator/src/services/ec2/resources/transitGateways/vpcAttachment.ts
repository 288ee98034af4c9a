import { ResourceType } from '../../../ResourceType';
import { resourceTags, updateTags } from '../../../resourceTags';
import { abortable } from '../../../../clock/abortable';
import {
  ATTACHMENT_SECONDS,
  createVpcAttachment,
  deleteVpcAttachment,
  modifyVpcAttachment,
} from '../../model/transitGateways/attachments';
import { enabled, isEnabled } from '../../model/transitGateways/switches';
import {
  requireAttachment,
  visibleAttachments,
} from '../../model/transitGateways/TransitGateways';

/**
 * An attachment, for both of CloudFormation's types. It is complete before
 * the owner of the gateway has accepted it.
 */
function attachmentType(
  typeName: string,
  defaults: { dnsSupport: boolean },
): ResourceType {
  return {
    typeName,
    sdkServiceName: 'Ec2',
    seconds: { create: ATTACHMENT_SECONDS.create, update: 20, delete: 0 },
    supportedProperties: [
      'AddSubnetIds',
      'Options',
      'RemoveSubnetIds',
      'SubnetIds',
      'Tags',
      'TransitGatewayId',
      'VpcId',
    ],
    create(request) {
      const { region, properties } = request;
      return createVpcAttachment(region, {
        transitGatewayId: properties.TransitGatewayId,
        vpcId: properties.VpcId,
        subnetIds: subnetIdsOf(properties),
        dnsSupport:
          isEnabled(properties.Options?.DnsSupport) ?? defaults.dnsSupport,
        applianceModeSupport: isEnabled(
          properties.Options?.ApplianceModeSupport,
        ),
        tags: resourceTags(request),
      }).id;
    },
    update(request) {
      const { region, physicalId, properties } = request;
      const { attachment } = requireAttachment(region, physicalId);
      const wanted = subnetIdsOf(properties);
      const present = attachment.subnetIds;
      modifyVpcAttachment(region, physicalId, {
        add: wanted.filter(id => !present.includes(id)),
        remove: present.filter(id => !wanted.includes(id)),
      });
      updateTags(request, attachment);
    },
    async stabilize({ region, physicalId, signal }) {
      const { attachment } = requireAttachment(region, physicalId);
      await abortable(attachment.stable, signal);
    },
    async delete({ region, physicalId, signal }) {
      const exists = visibleAttachments(region).some(
        ({ id, state }) =>
          id === physicalId && state !== 'deleted' && state !== 'rejected',
      );
      if (exists) {
        await abortable(deleteVpcAttachment(region, physicalId).stable, signal);
      }
    },
    read({ region, physicalId }) {
      const found = visibleAttachments(region).find(
        ({ id, state }) => id === physicalId && state !== 'deleted',
      );
      return (
        found && {
          Id: found.id,
          Options: {
            ApplianceModeSupport: enabled(found.applianceModeSupport),
            DnsSupport: enabled(found.dnsSupport),
            Ipv6Support: 'disable',
            SecurityGroupReferencingSupport: 'enable',
          },
          SubnetIds: found.subnetIds,
          Tags: found.tags,
          TransitGatewayId: found.transitGatewayId,
          VpcId: found.vpcId,
        }
      );
    },
    list: region => visibleAttachments(region).map(({ id }) => id),
    attributes: ({ physicalId }) => ({ Id: physicalId }),
  };
}

export const transitGatewayAttachment = attachmentType(
  'AWS::EC2::TransitGatewayAttachment',
  { dnsSupport: false },
);

export const transitGatewayVpcAttachment = attachmentType(
  'AWS::EC2::TransitGatewayVpcAttachment',
  { dnsSupport: true },
);

function subnetIdsOf(properties: Record<string, any>): string[] {
  const {
    SubnetIds = [],
    AddSubnetIds = [],
    RemoveSubnetIds = [],
  } = properties;
  return [...new Set<string>([...SubnetIds, ...AddSubnetIds])].filter(
    id => !RemoveSubnetIds.includes(id),
  );
}
