import type * as Api from '@aws-sdk/client-ssm';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { parameterNameOf, Ssm } from '../model/Ssm';
import { Parameter } from '../model/types';

export const AddTagsToResource = (
  context: CallContext,
  input: Api.AddTagsToResourceRequest,
): Api.AddTagsToResourceResult => {
  const parameter = taggedParameter(context, input);
  const given = new Map(
    (input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]),
  );
  parameter.tags = [
    ...parameter.tags.filter(({ Key }) => !given.has(Key)),
    ...[...given].map(([Key, Value]) => ({ Key, Value })),
  ];
  return {};
};

export const RemoveTagsFromResource = (
  context: CallContext,
  input: Api.RemoveTagsFromResourceRequest,
): Api.RemoveTagsFromResourceResult => {
  const parameter = taggedParameter(context, input);
  parameter.tags = parameter.tags.filter(
    ({ Key }) => !input.TagKeys?.includes(Key),
  );
  return {};
};

export const ListTagsForResource = (
  context: CallContext,
  input: Api.ListTagsForResourceRequest,
): Api.ListTagsForResourceResult => ({
  TagList: taggedParameter(context, input).tags,
});

function taggedParameter(
  { region }: CallContext,
  {
    ResourceType,
    ResourceId = '',
  }: { ResourceType?: string; ResourceId?: string },
): Parameter {
  if (ResourceType !== 'Parameter') {
    throw new AwsError(
      'InvalidResourceType',
      `The AWS simulator does not support tags of the resource type ${ResourceType}.`,
    );
  }
  const found = region.service(Ssm).parameters.get(parameterNameOf(ResourceId));
  if (!found) {
    throw new AwsError(
      'InvalidResourceId',
      'The resource ID is not valid. Verify that you entered the correct ID and try again.',
    );
  }
  return found;
}
