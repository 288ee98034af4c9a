import { AwsError } from '../../../world/AwsError';
import { Bucket } from './S3';

type Statement = Record<string, any>;

const VERSIONS = ['2008-10-17', '2012-10-17'];

/** Actions on objects, which the ARN of a bucket does not name. */
const OBJECT_ACTION =
  /^s3:((Get|Put|Delete)Object|AbortMultipartUpload$|RestoreObject$|ListMultipartUploadParts$)/i;

/**
 * Refuses a policy that a bucket does not take.
 *
 * @throws AwsError `MalformedPolicy`, `AccessDenied`
 */
export function checkBucketPolicy(
  bucket: Bucket,
  { Version = '2008-10-17', Statement }: Record<string, unknown>,
): void {
  if (!VERSIONS.includes(String(Version))) {
    throw malformed('The policy must contain a valid version string');
  }
  for (const statement of [Statement ?? []].flat() as Statement[]) {
    if (statement.Principal === undefined && !statement.NotPrincipal) {
      throw malformed('Missing required field Principal');
    }
    const resources = [statement.Resource ?? []].flat().map(String);
    const actions = [statement.Action ?? []].flat().map(String);
    if (
      resources.length > 0 &&
      resources.every(isBucket) &&
      actions.some(action => OBJECT_ACTION.test(action))
    ) {
      throw malformed('Action does not apply to any resource(s) in statement');
    }
    if (bucket.blocksPublicPolicy && isPublic(statement)) {
      throw new AwsError(
        'AccessDenied',
        `s3:PutBucketPolicy on resource: "arn:aws:s3:::${bucket.name}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        { status: 403 },
      );
    }
  }
}

function isPublic({ Effect, Principal, Condition }: Statement): boolean {
  const names = [
    typeof Principal === 'object' ? Principal?.AWS ?? [] : Principal,
  ].flat();
  return Effect === 'Allow' && !Condition && names.includes('*');
}

function isBucket(arn: string): boolean {
  return /^arn:[^:]+:s3:::[^/*]+$/.test(arn);
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicy', message);
}
