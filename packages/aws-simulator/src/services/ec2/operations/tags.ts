import type {
  CreateTagsRequest,
  DeleteTagsRequest,
  DescribeTagsRequest,
  DescribeTagsResult,
  ResourceType,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { putTags } from '../model/tags';
import { Tagged } from '../model/types';
import { page } from './page';
import { filtered } from './filtered';

export const DescribeTags: Operation<
  DescribeTagsRequest,
  DescribeTagsResult
> = ({ region }, input) => {
  const tags = [...region.service(Ec2).taggable()].flatMap(
    ({ type, resource }) =>
      resource.tags.map(({ Key, Value }) => ({
        Key,
        Value,
        ResourceId: resource.id,
        ResourceType: type as ResourceType,
        // For the filters `tag:{key}`.
        tags: [{ Key, Value }],
      })),
  );
  const found = filtered(tags, input.Filters, {
    key: ({ Key }) => Key,
    'resource-id': ({ ResourceId }) => ResourceId,
    'resource-type': item => item.ResourceType,
    value: ({ Value }) => Value,
  });
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    Tags: items.map(({ tags: _, ...tag }) => tag),
  };
};

export const CreateTags: Operation<CreateTagsRequest> = (
  { region },
  { Resources = [], Tags = [] },
) => {
  for (const resource of resourcesOf(region.service(Ec2), Resources)) {
    putTags(resource, Tags);
  }
};

export const DeleteTags: Operation<DeleteTagsRequest> = (
  { region },
  { Resources = [], Tags },
) => {
  for (const resource of resourcesOf(region.service(Ec2), Resources)) {
    resource.tags = resource.tags.filter(
      tag =>
        tag.Key.startsWith('aws:') ||
        (Tags &&
          !Tags.some(
            ({ Key, Value }) =>
              Key === tag.Key && (Value === undefined || Value === tag.Value),
          )),
    );
  }
};

function resourcesOf(ec2: Ec2, ids: string[]): Tagged[] {
  const all = [...ec2.taggable()];
  return ids.map(id => {
    const found = all.find(({ resource }) => resource.id === id);
    if (!found) {
      throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
    }
    return found.resource;
  });
}
