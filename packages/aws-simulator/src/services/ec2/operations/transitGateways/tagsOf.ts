import type { TagSpecification } from '@aws-sdk/client-ec2';
import { Tag } from '../../model/types';

/** The tags of a request for the resource that it creates. */
export function tagsOf(
  specifications: TagSpecification[] | undefined,
  resourceType: string,
): Tag[] {
  return (specifications ?? [])
    .filter(({ ResourceType }) => ResourceType === resourceType)
    .flatMap(({ Tags = [] }) => Tags)
    .map(({ Key = '', Value = '' }) => ({ Key, Value }));
}
