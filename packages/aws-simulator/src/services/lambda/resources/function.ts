import { AwsError } from '../../../world/AwsError';
import { physicalName } from '../../physicalName';
import { ResourceRequest, ResourceType } from '../../ResourceType';
import { S3 } from '../../s3/model/S3';
import { Lambda } from '../model/Lambda';

const MAX_NAME_LENGTH = 64;

/**
 * `AWS::Lambda::Function`: one that is there and is never run. Its code must be
 * in a bucket of the account, or in the template.
 */
export const lambdaFunction: ResourceType = {
  typeName: 'AWS::Lambda::Function',
  sdkServiceName: 'Lambda',
  seconds: { create: 7, update: 7, delete: 3 },
  consistencyCheck: true,
  supportedProperties: [
    'Architectures',
    'Code',
    'Description',
    'Environment',
    'FunctionName',
    'Handler',
    'MemorySize',
    'Role',
    'Runtime',
    'Tags',
    'Timeout',
  ],
  create(request) {
    const { region, properties } = request;
    const lambda = region.service(Lambda);
    const name: string =
      properties.FunctionName ?? physicalName(request, MAX_NAME_LENGTH);
    if (lambda.functions.has(name)) {
      throw new AwsError(
        'ResourceConflictException',
        `Function already exist: ${name}`,
        { status: 409 },
      );
    }
    put(request, name);
    return name;
  },
  update: request => put(request, request.physicalId),
  delete({ region, physicalId }) {
    region.service(Lambda).functions.delete(physicalId);
  },
  attributes: ({ region, physicalId }) => ({
    Arn: region.service(Lambda).functions.get(physicalId)!.arn,
  }),
};

function put({ region, properties }: ResourceRequest, name: string): void {
  const lambda = region.service(Lambda);
  requireCode(region.account.service(S3), properties.Code);
  lambda.rightsOf({ name, roleArn: properties.Role });
  lambda.functions.set(name, {
    name,
    arn: region.arn('lambda', `function:${name}`),
    roleArn: properties.Role,
  });
}

function requireCode(
  s3: S3,
  code: { S3Bucket?: string; S3Key?: string; ImageUri?: string },
): void {
  const { S3Bucket, S3Key = '' } = code;
  try {
    if (S3Bucket) {
      s3.object(S3Bucket, S3Key);
    }
  } catch (error) {
    throw error instanceof AwsError
      ? new AwsError(
          'InvalidParameterValueException',
          `Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`,
        )
      : error;
  }
}
