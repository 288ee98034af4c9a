import type * as Api from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Ecs } from '../model/Ecs';
import { ServiceRecord } from '../model/types';

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
  const arn = input.resourceArn ?? '';
  const resource = taggedResource(of(context), arn);
  migrateToLongArn(resource, arn);
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

/** What has tags; of a service, its record. */
type Tagged = { tags: Api.Tag[] } | ServiceRecord;

/**
 * ECS takes the long ARN of a service with a short one as the signal to migrate
 * the service, see "Migrate an Amazon ECS short service ARN to a long ARN".
 */
function migrateToLongArn(resource: Tagged, arn: string): void {
  if ('connect' in resource) {
    resource.shape.serviceArn = arn;
  }
}

function taggedResource(ecs: Ecs, arn: string): Tagged {
  const resource = arn.split(':').slice(5).join(':');
  const [kind, ...path] = resource.split('/');
  switch (kind) {
    case 'cluster':
      return ecs.cluster(arn);
    case 'service': {
      if (path.length === 1) {
        throw invalid('Long arn format must be used for tagging operations');
      }
      const service = ecs.findService(path[0], path[1]);
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
