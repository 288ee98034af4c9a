import type * as Api from '@aws-sdk/client-wafv2';
import { CallContext } from '../../ServiceDefinition';
import { Waf } from '../model/Waf';

export const ListTagsForResource = (
  { region }: CallContext,
  { ResourceARN }: Api.ListTagsForResourceRequest,
): Api.ListTagsForResourceResponse => ({
  TagInfoForResource: {
    ResourceARN,
    TagList: region.service(Waf).webAcl(ResourceARN!).tags,
  },
});

export const TagResource = (
  { region }: CallContext,
  { ResourceARN, Tags = [] }: Api.TagResourceRequest,
): Api.TagResourceResponse => {
  const webAcl = region.service(Waf).webAcl(ResourceARN!);
  const keys = new Set(Tags.map(({ Key }) => Key));
  webAcl.tags = [...webAcl.tags.filter(({ Key }) => !keys.has(Key)), ...Tags];
  return {};
};

export const UntagResource = (
  { region }: CallContext,
  { ResourceARN, TagKeys = [] }: Api.UntagResourceRequest,
): Api.UntagResourceResponse => {
  const webAcl = region.service(Waf).webAcl(ResourceARN!);
  webAcl.tags = webAcl.tags.filter(({ Key = '' }) => !TagKeys.includes(Key));
  return {};
};
