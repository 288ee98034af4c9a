import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway } from '../model/ApiGateway';
import { checkText } from '../model/checkText';
import { VpcLink } from '../model/types';
import { createVpcLink, deleteVpcLink } from '../model/vpcLinks';
import { page } from './page';

/** What AWS says of each state; only that of `AVAILABLE` is known, the others are from memory. */
const MESSAGES: Record<VpcLink['status'], string> = {
  AVAILABLE: 'VPC link is ready to route traffic',
  DELETING: 'VPC link is deleting',
  INACTIVE: 'VPC link is inactive',
  PENDING: 'VPC link is provisioning resources',
};

export const CreateVpcLink = (
  { region }: CallContext,
  input: Api.CreateVpcLinkRequest,
): Api.CreateVpcLinkResponse =>
  view(createVpcLink(region.service(ApiGateway), input));

export const GetVpcLink = (
  { region }: CallContext,
  { VpcLinkId = '' }: Api.GetVpcLinkRequest,
): Api.GetVpcLinkResponse =>
  view(region.service(ApiGateway).vpcLink(VpcLinkId));

export const GetVpcLinks = (
  { region }: CallContext,
  input: Api.GetVpcLinksRequest,
): Api.GetVpcLinksResponse =>
  page(region.service(ApiGateway).vpcLinks.values(), input, view);

export const UpdateVpcLink = (
  { region }: CallContext,
  { Name, VpcLinkId = '' }: Api.UpdateVpcLinkRequest,
): Api.UpdateVpcLinkResponse => {
  const link = region.service(ApiGateway).vpcLink(VpcLinkId);
  checkText('Name', Name, 128);
  link.name = Name ?? link.name;
  return view(link);
};

export const DeleteVpcLink = (
  { region }: CallContext,
  { VpcLinkId = '' }: Api.DeleteVpcLinkRequest,
): Api.DeleteVpcLinkResponse => {
  const gateway = region.service(ApiGateway);
  deleteVpcLink(gateway, gateway.vpcLink(VpcLinkId));
  return {};
};

function view(link: VpcLink): Api.VpcLink {
  return {
    CreatedDate: link.createdDate,
    Name: link.name,
    SecurityGroupIds: [...link.securityGroupIds],
    SubnetIds: [...link.subnetIds],
    Tags: link.tags,
    VpcLinkId: link.id,
    VpcLinkStatus: link.status,
    VpcLinkStatusMessage: MESSAGES[link.status],
    VpcLinkVersion: 'V2',
  };
}
