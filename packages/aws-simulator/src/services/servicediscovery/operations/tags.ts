import type * as Api from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { ServiceDiscovery } from '../model/ServiceDiscovery';
import { tagsOf } from './tagsOf';

export const ListTagsForResource = (
  context: CallContext,
  { ResourceARN = '' }: Api.ListTagsForResourceRequest,
): Api.ListTagsForResourceResponse => ({
  Tags: taggedAt(context, ResourceARN).tags,
});

export const TagResource = (
  context: CallContext,
  { ResourceARN = '', Tags = [] }: Api.TagResourceRequest,
): Api.TagResourceResponse => {
  const tagged = taggedAt(context, ResourceARN);
  const keys = Tags.map(({ Key }) => Key);
  tagged.tags = [
    ...tagged.tags.filter(({ Key }) => !keys.includes(Key)),
    ...tagsOf(Tags),
  ];
  return {};
};

export const UntagResource = (
  context: CallContext,
  { ResourceARN = '', TagKeys = [] }: Api.UntagResourceRequest,
): Api.UntagResourceResponse => {
  const tagged = taggedAt(context, ResourceARN);
  tagged.tags = tagged.tags.filter(({ Key }) => !TagKeys.includes(Key));
  return {};
};

/** @throws AwsError `ResourceNotFoundException`, in words from memory */
function taggedAt({ region }: CallContext, arn: string) {
  const { namespaces, services } = region.service(ServiceDiscovery);
  const found = [...namespaces.values(), ...services.values()].find(
    one => one.arn === arn,
  );
  if (!found) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Resource not found for provided ARN: ${arn}.`,
    );
  }
  return found;
}
