import { s3Address } from '../../../../wire/s3Address';
import { AwsError } from '../../../../world/AwsError';
import { Region } from '../../../../world/World';
import { S3 } from '../../../s3/model/S3';
import { validationError } from '../validationError';

/** The maximum size of a template in S3, in bytes. */
const MAX_OBJECT = 1_000_000;

/**
 * The template at a `TemplateURL`, from a bucket of the caller's account.
 *
 * @throws AwsError `ValidationError`
 */
export function templateAt(region: Region, url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw validationError('TemplateURL must be a supported URL.');
  }
  const { hostname, pathname } = new URL(url);
  const { bucket, key } = s3Address(hostname, pathname);
  try {
    const { body } = region.account.service(S3).object(bucket, key);
    if (body.length > MAX_OBJECT) {
      throw validationError(
        `Template may not exceed ${MAX_OBJECT} bytes in size.`,
      );
    }
    return body.toString('utf8');
  } catch (error) {
    throw error instanceof AwsError && error.status === 404
      ? validationError(
          `S3 error: ${error.message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
        )
      : error;
  }
}
