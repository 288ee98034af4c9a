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

/** A bucket and its objects, by key. */
export interface Bucket {
  name: string;
  region: string;
  objects: Map<string, StoredObject>;
}

/** The buckets of an account, as far as CloudFormation templates need them. */
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

  /** @throws AwsError `NoSuchBucket`, `NoSuchKey` */
  object(bucketName: string, key: string): StoredObject {
    const object = this.bucket(bucketName).objects.get(key);
    if (!object) {
      throw new AwsError('NoSuchKey', 'The specified key does not exist.', {
        status: 404,
      });
    }
    return object;
  }
}
