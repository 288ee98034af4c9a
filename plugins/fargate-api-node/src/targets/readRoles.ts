import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { FargateTarget } from './FargateTarget';

const PURPOSE_ROLES = [
  'lookRoleArn',
  'operateRoleArn',
  'deployRoleArn',
] as const;

const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\/[\w+=,.@/-]+$/;
const POLICY_ARN = /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/;
/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;
/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const ROLE_PATH = /^(?=.{1,512}$)\/([!-.0-~]+\/)*$/;

/** The keys of a target that are about IAM roles. */
export type TargetRoles = Pick<
  FargateTarget,
  | (typeof PURPOSE_ROLES)[number]
  | 'externalId'
  | 'cloudFormationRoleArn'
  | 'rolePath'
  | 'permissionsBoundaryArn'
  | 'deliveryRolePath'
  | 'deliveryBoundaryArn'
>;

/** @throws InputError that names the key with a value that AWS would reject. */
export function readRoles(
  config: Config,
  { name, accountId }: Pick<FargateTarget, 'name' | 'accountId'>,
): TargetRoles {
  const invalid = (key: string, rule: string) =>
    new InputError(`fargateApi.targets: ${key} of "${name}" must ${rule}`);

  const roleArn = (key: string) => {
    const arn = config.getOptionalString(key);
    if (arn !== undefined && ROLE_ARN.exec(arn)?.[1] !== accountId) {
      throw invalid(
        key,
        `be the ARN of a role in account ${accountId}, such as arn:aws:iam::${accountId}:role/portal, not ${arn}`,
      );
    }
    return arn;
  };

  const path = (key: string) => {
    const value = config.getOptionalString(key);
    if (value !== undefined && !ROLE_PATH.test(value)) {
      throw invalid(
        key,
        `begin and end with a slash, such as /fargate-api/stacks/, not ${value}`,
      );
    }
    return value;
  };

  const policyArn = (key: string) => {
    const arn = config.getOptionalString(key);
    const [, owner] = POLICY_ARN.exec(arn ?? '') ?? [];
    if (arn !== undefined && owner !== accountId && owner !== 'aws') {
      throw invalid(
        key,
        `be the ARN of a managed policy in account ${accountId}, such as arn:aws:iam::${accountId}:policy/boundary, not ${arn}`,
      );
    }
    return arn;
  };

  const roles = {
    lookRoleArn: roleArn('lookRoleArn'),
    operateRoleArn: roleArn('operateRoleArn'),
    deployRoleArn: roleArn('deployRoleArn'),
    externalId: config.getOptionalString('externalId'),
    cloudFormationRoleArn: roleArn('cloudFormationRoleArn'),
    rolePath: path('rolePath'),
    permissionsBoundaryArn: policyArn('permissionsBoundaryArn'),
    deliveryRolePath: path('deliveryRolePath'),
    deliveryBoundaryArn: policyArn('deliveryBoundaryArn'),
  };
  const { externalId } = roles;
  if (externalId !== undefined && !EXTERNAL_ID.test(externalId)) {
    throw invalid(
      'externalId',
      'be 2 to 1224 characters long, of letters, digits and +=,.@:/-_',
    );
  }
  if (externalId !== undefined && !PURPOSE_ROLES.some(key => roles[key])) {
    throw new InputError(
      `fargateApi.targets: externalId of "${name}" has no effect without ${PURPOSE_ROLES.join(
        ', ',
      )}; set them, or remove it`,
    );
  }
  return roles;
}
