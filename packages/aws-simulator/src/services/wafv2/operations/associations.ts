import type * as Api from '@aws-sdk/client-wafv2';
import { CallContext } from '../../ServiceDefinition';
import { Waf } from '../model/Waf';
import { shapeOf } from './shapeOf';

export const AssociateWebACL = (
  { region }: CallContext,
  { ResourceArn, WebACLArn }: Api.AssociateWebACLRequest,
): Api.AssociateWebACLResponse => {
  region.service(Waf).associate(ResourceArn!, WebACLArn!);
  return {};
};

export const DisassociateWebACL = (
  { region }: CallContext,
  { ResourceArn }: Api.DisassociateWebACLRequest,
): Api.DisassociateWebACLResponse => {
  region.service(Waf).disassociate(ResourceArn!);
  return {};
};

export const GetWebACLForResource = (
  { region }: CallContext,
  { ResourceArn }: Api.GetWebACLForResourceRequest,
): Api.GetWebACLForResourceResponse => {
  const found = region.service(Waf).webAclOf(ResourceArn!);
  return { WebACL: found && shapeOf(region, found) };
};

export const ListResourcesForWebACL = (
  { region }: CallContext,
  {
    ResourceType = 'APPLICATION_LOAD_BALANCER',
    WebACLArn,
  }: Api.ListResourcesForWebACLRequest,
): Api.ListResourcesForWebACLResponse => {
  const waf = region.service(Waf);
  const { arn } = waf.webAcl(WebACLArn!);
  return {
    ResourceArns:
      ResourceType === 'APPLICATION_LOAD_BALANCER' ? waf.resourcesOf(arn) : [],
  };
};
