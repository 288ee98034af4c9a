import { ExistingResourceRequest, ResourceRequest } from '../../ResourceType';
import { Tag, Tagged } from '../model/types';

/** The tags of a resource: its own, the stack's, and CloudFormation's. */
export function resourceTags(request: ResourceRequest): Tag[] {
  const tags = new Map<string, string>();
  for (const { Key, Value } of request.stackTags) {
    tags.set(Key, Value);
  }
  for (const { Key, Value } of request.properties.Tags ?? []) {
    tags.set(Key, Value);
  }
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

/** Brings a resource's tags up to date; those that others have set stay. */
export function updateTags(
  request: ExistingResourceRequest,
  resource: Tagged,
): void {
  const tags = resourceTags(request);
  const keys = new Set([
    ...tags.map(({ Key }) => Key),
    ...(request.previousProperties.Tags ?? []).map(({ Key }: Tag) => Key),
  ]);
  resource.tags = [
    ...resource.tags.filter(({ Key }) => !keys.has(Key)),
    ...tags,
  ];
}
