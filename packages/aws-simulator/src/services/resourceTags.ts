import { ExistingResourceRequest, ResourceRequest } from './ResourceType';

interface Tag {
  Key: string;
  Value: string;
}

/**
 * The tags of a resource: its own, the stack's and CloudFormation's. The
 * resource's own tag wins over a stack tag with the same key.
 */
export function resourceTags(
  request: ResourceRequest,
  property = 'Tags',
): Tag[] {
  const tags = new Map<string, string>();
  for (const { Key, Value } of request.stackTags) {
    tags.set(Key, Value);
  }
  for (const { Key, Value } of request.properties[property] ?? []) {
    tags.set(Key, Value);
  }
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

/** The tags that are not AWS's own: not all handlers read `aws:cloudformation:*`. */
export function ownTags<T extends { Key?: string }>(tags: T[]): T[] {
  return tags.filter(({ Key }) => !Key?.startsWith('aws:'));
}

/**
 * The tags of a resource after an update. Handlers compare the tags of the stack
 * and of the template with those before, so tags that were set outside of the stack
 * stay.
 */
export function updatedTags<T extends { Key?: string }>(
  request: ExistingResourceRequest,
  current: readonly T[],
): (T | Tag)[] {
  const tags = resourceTags(request);
  const keys = new Set([
    ...tags.map(({ Key }) => Key),
    ...request.previousStackTags.map(({ Key }) => Key),
    ...(request.previousProperties.Tags ?? []).map(({ Key }: Tag) => Key),
  ]);
  return [...current.filter(({ Key = '' }) => !keys.has(Key)), ...tags];
}

/** Updates the tags of a resource. */
export function updateTags(
  request: ExistingResourceRequest,
  resource: { tags: { Key?: string; Value?: string }[] },
): void {
  resource.tags = updatedTags(request, resource.tags);
}
