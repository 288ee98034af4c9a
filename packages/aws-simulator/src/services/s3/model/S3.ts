import { AwsError } from '../../../world/AwsError';
import { Account } from '../../../world/World';

/** An object of a bucket. */
export interface StoredObject {
  body: Buffer;
  /** Quoted, as in the header. */
  etag: string;
  contentType: string;
  lastModified: Date;
}

/** A version of an object. */
export interface ObjectVersion {
  key: string;
  /** `null` where the bucket was not versioned. */
  versionId: string;
  lastModified: Date;
  /** Undefined for a delete marker. */
  object?: StoredObject;
}

/** A bucket and its objects. */
export interface Bucket {
  name: string;
  region: string;
  creationDate: Date;
  versioning?: 'Enabled' | 'Suspended';
  /** A JSON document. */
  policy?: string;
  /** Whether a policy for everybody is refused, as it is by default. */
  blocksPublicPolicy: boolean;
  tags: { Key: string; Value: string }[];
  /** How objects are encrypted, as `GetBucketEncryption` returns it; S3 does by default. */
  encryption: Record<string, unknown>;
  /** Oldest first. */
  versions: ObjectVersion[];
}

/** The buckets of an account. */
export class S3 {
  readonly buckets = new Map<string, Bucket>();

  constructor(readonly account: Account) {}

  /** @throws AwsError `NoSuchBucket` */
  bucket(name: string): Bucket {
    const bucket = this.buckets.get(name);
    if (!bucket) {
      throw new AwsError(
        'NoSuchBucket',
        'The specified bucket does not exist',
        {
          status: 404,
        },
      );
    }
    return bucket;
  }

  /**
   * An object, or one version of it.
   *
   * @throws AwsError `NoSuchBucket`, `NoSuchKey`, `NoSuchVersion`
   */
  object(
    bucketName: string,
    key: string,
    versionId?: string,
  ): StoredObject & { versionId: string } {
    const version = this.bucket(bucketName).versions.findLast(
      one =>
        one.key === key &&
        (versionId === undefined || one.versionId === versionId),
    );
    if (!version?.object) {
      throw versionId === undefined || version
        ? new AwsError('NoSuchKey', 'The specified key does not exist.', {
            status: 404,
          })
        : new AwsError(
            'NoSuchVersion',
            'The specified version does not exist.',
            { status: 404 },
          );
    }
    return { ...version.object, versionId: version.versionId };
  }
}

/** The current version of each object that was not deleted, by key in the order of S3. */
export function currentObjects({
  versions,
}: Bucket): (ObjectVersion & { object: StoredObject })[] {
  const latest = new Map(versions.map(version => [version.key, version]));
  return [...latest.values()]
    .filter((version): version is ObjectVersion & { object: StoredObject } =>
      Boolean(version.object),
    )
    .sort(byKey);
}

/** Orders by the bytes of the key, as S3 does. */
export function byKey(a: ObjectVersion, b: ObjectVersion): number {
  return Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
}
