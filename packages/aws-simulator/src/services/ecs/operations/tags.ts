import type * as Api from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Ecs } from '../model/Ecs';

const of = ({ region }: CallContext) => region.service(Ecs);

const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

export const ListTagsForResource = (
  context: CallContext,
  input: Api.ListTagsForResourceRequest,
) => ({
  tags: taggedResource(of(context), input.resourceArn ?? '').tags,
});

export const TagResource = (
  context: CallContext,
  input: Api.TagResourceRequest,
) => {
  const resource = taggedResource(of(context), input.resourceArn ?? '');
  const keys = new Set(input.tags?.map(({ key }) => key));
  resource.tags = [
    ...resource.tags.filter(({ key }) => !keys.has(key)),
    ...(input.tags ?? []),
  ];
  return {};
};

export const UntagResource = (
  context: CallContext,
  input: Api.UntagResourceRequest,
) => {
  const resource = taggedResource(of(context), input.resourceArn ?? '');
  resource.tags = resource.tags.filter(
    ({ key = '' }) => !input.tagKeys?.includes(key),
  );
  return {};
};

function taggedResource(ecs: Ecs, arn: string): { tags: Api.Tag[] } {
  const resource = arn.split(':').slice(5).join(':');
  const [kind, ...path] = resource.split('/');
  switch (kind) {
    case 'cluster':
      return ecs.cluster(arn);
    case 'service': {
      const service = ecs.findService(path[0], path[1] ?? '');
      if (service) {
        return service.record;
      }
      break;
    }
    case 'task-definition': {
      const definition = ecs.taskDefinition(arn);
      if (definition) {
        return definition;
      }
      break;
    }
    default:
  }
  throw invalid('The specified resource ARN was not found.');
}
