import { Tag } from '@aws-sdk/client-ecs';
import {
  ExistingResourceRequest,
  ResourceModel,
  ResourceRequest,
} from '../../ResourceType';
import { resourceTags, updatedTags } from '../../resourceTags';
import { templateForm } from '../model/templateForm';

/** The tags of a resource as ECS's API spells them. */
export function apiTags(
  request: ResourceRequest,
): { key: string; value: string }[] {
  return resourceTags(request).map(({ Key, Value }) => ({
    key: Key,
    value: Value,
  }));
}

/**
 * The tags of a service or a task definition, which do not get CloudFormation's
 * own tags `aws:cloudformation:*`.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2062
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2063
 */
export function apiTagsWithoutAws(
  request: ResourceRequest,
): { key: string; value: string }[] {
  return withoutAws(apiTags(request));
}

/** The tags that are not CloudFormation's own. */
export function withoutAws<T extends { key: string }>(tags: readonly T[]): T[] {
  return tags.filter(({ key }) => !key.startsWith('aws:'));
}

/** The tags after an update; see `updatedTags`. */
export function updatedApiTags(
  request: ExistingResourceRequest,
  current: readonly Tag[],
): { key: string; value: string }[] {
  return updatedTags(
    request,
    current.map(({ key = '', value = '' }) => ({ Key: key, Value: value })),
  ).map(({ Key, Value }) => ({ key: Key, value: Value }));
}

/** Tags as the registry reads them. */
export function tagModels(tags: Tag[]): ResourceModel[] {
  return tags.map(templateForm);
}
