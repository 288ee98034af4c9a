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

/** Updates the tags of a resource; tags that were set outside of the stack stay. */
export function updateTags(
  request: ExistingResourceRequest,
  resource: { tags: Tag[] },
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
