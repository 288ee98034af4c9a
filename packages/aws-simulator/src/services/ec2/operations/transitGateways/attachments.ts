import type {
  AcceptTransitGatewayVpcAttachmentRequest,
  AcceptTransitGatewayVpcAttachmentResult,
  CreateTransitGatewayVpcAttachmentRequest,
  CreateTransitGatewayVpcAttachmentResult,
  DeleteTransitGatewayVpcAttachmentRequest,
  DeleteTransitGatewayVpcAttachmentResult,
  DescribeTransitGatewayAttachmentsRequest,
  DescribeTransitGatewayAttachmentsResult,
  DescribeTransitGatewayVpcAttachmentsRequest,
  DescribeTransitGatewayVpcAttachmentsResult,
  ModifyTransitGatewayVpcAttachmentRequest,
  ModifyTransitGatewayVpcAttachmentResult,
  RejectTransitGatewayVpcAttachmentRequest,
  RejectTransitGatewayVpcAttachmentResult,
  TransitGatewayAttachment as AttachmentView,
  TransitGatewayVpcAttachment as VpcAttachmentView,
} from '@aws-sdk/client-ec2';
import { Region } from '../../../../world/World';
import { Operation } from '../../../ServiceDefinition';
import { page } from '../page';
import { FilterValues, filtered } from '../filtered';
import {
  acceptVpcAttachment,
  createVpcAttachment,
  deleteVpcAttachment,
  modifyVpcAttachment,
  rejectVpcAttachment,
} from '../../model/transitGateways/attachments';
import { VpcAttachment } from '../../model/transitGateways/types';
import { associatedTable } from '../../model/transitGateways/routeTables';
import {
  requireAttachment,
  TransitGateways,
  visibleAttachments,
} from '../../model/transitGateways/TransitGateways';
import { enabled, isEnabled } from '../../model/transitGateways/switches';
import { tagsOf } from './tagsOf';

const FILTERS: FilterValues<VpcAttachment> = {
  state: ({ state }) => state,
  'transit-gateway-attachment-id': ({ id }) => id,
  'transit-gateway-id': ({ transitGatewayId }) => transitGatewayId,
};

const VPC_FILTERS: FilterValues<VpcAttachment> = {
  ...FILTERS,
  'vpc-id': ({ vpcId }) => vpcId,
};

const ALL_FILTERS: FilterValues<VpcAttachment> = {
  ...FILTERS,
  'resource-id': ({ vpcId }) => vpcId,
  'resource-owner-id': ({ vpcOwnerId }) => vpcOwnerId,
  'resource-type': () => 'vpc',
  'transit-gateway-owner-id': item => item.transitGatewayOwnerId,
};

export const CreateTransitGatewayVpcAttachment: Operation<
  CreateTransitGatewayVpcAttachmentRequest,
  CreateTransitGatewayVpcAttachmentResult
> = ({ region }, { Options, ...input }) => ({
  TransitGatewayVpcAttachment: vpcView(
    createVpcAttachment(region, {
      transitGatewayId: input.TransitGatewayId ?? '',
      vpcId: input.VpcId ?? '',
      subnetIds: input.SubnetIds ?? [],
      dnsSupport: isEnabled(Options?.DnsSupport),
      applianceModeSupport: isEnabled(Options?.ApplianceModeSupport),
      tags: tagsOf(input.TagSpecifications, 'transit-gateway-attachment'),
    }),
  ),
});

export const ModifyTransitGatewayVpcAttachment: Operation<
  ModifyTransitGatewayVpcAttachmentRequest,
  ModifyTransitGatewayVpcAttachmentResult
> = ({ region }, input) => ({
  TransitGatewayVpcAttachment: vpcView(
    modifyVpcAttachment(region, input.TransitGatewayAttachmentId ?? '', {
      add: input.AddSubnetIds,
      remove: input.RemoveSubnetIds,
    }),
  ),
});

export const DeleteTransitGatewayVpcAttachment: Operation<
  DeleteTransitGatewayVpcAttachmentRequest,
  DeleteTransitGatewayVpcAttachmentResult
> = ({ region }, { TransitGatewayAttachmentId = '' }) => ({
  TransitGatewayVpcAttachment: vpcView(
    deleteVpcAttachment(region, TransitGatewayAttachmentId),
  ),
});

export const AcceptTransitGatewayVpcAttachment: Operation<
  AcceptTransitGatewayVpcAttachmentRequest,
  AcceptTransitGatewayVpcAttachmentResult
> = ({ region }, { TransitGatewayAttachmentId = '' }) => ({
  TransitGatewayVpcAttachment: vpcView(
    acceptVpcAttachment(
      region.service(TransitGateways),
      TransitGatewayAttachmentId,
    ),
  ),
});

export const RejectTransitGatewayVpcAttachment: Operation<
  RejectTransitGatewayVpcAttachmentRequest,
  RejectTransitGatewayVpcAttachmentResult
> = ({ region }, { TransitGatewayAttachmentId = '' }) => ({
  TransitGatewayVpcAttachment: vpcView(
    rejectVpcAttachment(
      region.service(TransitGateways),
      TransitGatewayAttachmentId,
    ),
  ),
});

export const DescribeTransitGatewayVpcAttachments: Operation<
  DescribeTransitGatewayVpcAttachmentsRequest,
  DescribeTransitGatewayVpcAttachmentsResult
> = ({ region }, input) => {
  const attachments = byIds(region, input.TransitGatewayAttachmentIds);
  const { items, NextToken } = page(
    filtered(attachments, input.Filters, VPC_FILTERS),
    input,
  );
  return { NextToken, TransitGatewayVpcAttachments: items.map(vpcView) };
};

export const DescribeTransitGatewayAttachments: Operation<
  DescribeTransitGatewayAttachmentsRequest,
  DescribeTransitGatewayAttachmentsResult
> = ({ region }, input) => {
  const attachments = byIds(region, input.TransitGatewayAttachmentIds);
  const { items, NextToken } = page(
    filtered(attachments, input.Filters, ALL_FILTERS),
    input,
  );
  return {
    NextToken,
    TransitGatewayAttachments: items.map(attachment =>
      view(region, attachment),
    ),
  };
};

function byIds(region: Region, ids: string[] | undefined): VpcAttachment[] {
  return ids?.length
    ? ids.map(id => requireAttachment(region, id).attachment)
    : visibleAttachments(region);
}

function vpcView(attachment: VpcAttachment): VpcAttachmentView {
  return {
    TransitGatewayAttachmentId: attachment.id,
    TransitGatewayId: attachment.transitGatewayId,
    VpcId: attachment.vpcId,
    VpcOwnerId: attachment.vpcOwnerId,
    State: attachment.state,
    SubnetIds: attachment.subnetIds,
    CreationTime: attachment.creationTime,
    Options: {
      DnsSupport: enabled(attachment.dnsSupport),
      Ipv6Support: 'disable',
      ApplianceModeSupport: enabled(attachment.applianceModeSupport),
    },
    Tags: attachment.tags,
  };
}

function view(region: Region, attachment: VpcAttachment): AttachmentView {
  const { owner } = requireAttachment(region, attachment.id);
  const table = associatedTable(owner, attachment.id);
  return {
    TransitGatewayAttachmentId: attachment.id,
    TransitGatewayId: attachment.transitGatewayId,
    TransitGatewayOwnerId: attachment.transitGatewayOwnerId,
    ResourceOwnerId: attachment.vpcOwnerId,
    ResourceType: 'vpc',
    ResourceId: attachment.vpcId,
    State: attachment.state,
    Association: table && {
      TransitGatewayRouteTableId: table.id,
      State: 'associated',
    },
    CreationTime: attachment.creationTime,
    Tags: attachment.tags,
  };
}
