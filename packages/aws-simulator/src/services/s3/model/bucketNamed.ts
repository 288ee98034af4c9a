import { Account, World } from '../../../world/World';
import { Bucket, S3 } from './S3';

/** The bucket with a name, of whichever account it is. */
export function bucketNamed(
  world: World,
  name: string,
): { bucket: Bucket; owner: Account } | undefined {
  for (const owner of world.accounts()) {
    const bucket = owner.service(S3).buckets.get(name);
    if (bucket) {
      return { bucket, owner };
    }
  }
  return undefined;
}
