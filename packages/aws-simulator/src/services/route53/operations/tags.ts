import type {
  ChangeTagsForResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
} from '@aws-sdk/client-route-53';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import { HostedZone } from '../model/types';
import { Route53 } from '../model/Route53';

export const ListTagsForResource: Operation<
  ListTagsForResourceRequest,
  ListTagsForResourceResponse
> = ({ account }, { ResourceType, ResourceId = '' }) => ({
  ResourceTagSet: {
    ResourceType,
    ResourceId,
    Tags: zoneOf(account.service(Route53), ResourceType, ResourceId).tags,
  },
});

export const ChangeTagsForResource: Operation<ChangeTagsForResourceRequest> = (
  { account },
  { ResourceType, ResourceId = '', AddTags = [], RemoveTagKeys = [] },
) => {
  const zone = zoneOf(account.service(Route53), ResourceType, ResourceId);
  const gone = new Set([...RemoveTagKeys, ...AddTags.map(({ Key }) => Key)]);
  zone.tags = [...zone.tags.filter(({ Key }) => !gone.has(Key)), ...AddTags];
};

/** Health checks, which can also have tags, are not simulated. */
function zoneOf(
  route53: Route53,
  type: string | undefined,
  id: string,
): HostedZone {
  if (type !== 'hostedzone') {
    throw new AwsError(
      'NoSuchHealthCheck',
      `No health check exists with the specified ID: ${id}`,
    );
  }
  return route53.zone(id);
}
