import type {
  Tag,
  TagFilter,
} from '@aws-sdk/client-resource-groups-tagging-api';

/**
 * Whether a resource is of one of the types `service` or `service:resourceType`,
 * which are those in ARNs.
 */
export function isOfType(arn: string, types: string[] = []): boolean {
  const [, , service, , , ...resource] = arn.split(':');
  const [type] = resource.join(':').split(/[/:]/);
  return (
    types.length === 0 ||
    types.some(wanted => wanted === service || wanted === `${service}:${type}`)
  );
}

/** Whether a resource has a tag for each filter: its key, and one of its values if it has any. */
export function isTagged(
  tags: readonly Tag[],
  filters: TagFilter[] = [],
): boolean {
  return filters.every(({ Key: key, Values: values = [] }) =>
    tags.some(
      tag =>
        tag.Key === key &&
        (values.length === 0 || values.includes(tag.Value ?? '')),
    ),
  );
}
