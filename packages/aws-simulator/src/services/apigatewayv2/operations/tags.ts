import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway } from '../model/ApiGateway';
import { taggedAt } from '../model/tags';

export const GetTags = (
  { region }: CallContext,
  { ResourceArn = '' }: Api.GetTagsRequest,
): Api.GetTagsResponse => ({
  Tags: taggedAt(region.service(ApiGateway), ResourceArn).tags,
});

export const TagResource = (
  { region }: CallContext,
  { ResourceArn = '', Tags }: Api.TagResourceRequest,
): Api.TagResourceResponse => {
  const tagged = taggedAt(region.service(ApiGateway), ResourceArn);
  tagged.tags = { ...tagged.tags, ...Tags };
  return {};
};

export const UntagResource = (
  { region }: CallContext,
  { ResourceArn = '', TagKeys = [] }: Api.UntagResourceRequest,
): {} => {
  const tagged = taggedAt(region.service(ApiGateway), ResourceArn);
  tagged.tags = Object.fromEntries(
    Object.entries(tagged.tags).filter(([key]) => !TagKeys.includes(key)),
  );
  return {};
};
