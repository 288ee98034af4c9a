import { AwsError } from '../../../world/AwsError';
import awsManaged from './generated/awsManagedPolicies.json';
import { Iam, noSuchEntity } from './Iam';

const AWS_MANAGED = /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/;
const POLICY = /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/.+$/;

const names = new Set<string>(awsManaged);

/** @throws AwsError `NoSuchEntity` for a managed policy that cannot be attached. */
export function checkAttachable(iam: Iam, policyArn: string): void {
  if (!exists(iam, policyArn)) {
    throw noSuchEntity(
      `Policy ${policyArn} does not exist or is not attachable.`,
    );
  }
}

/** @throws AwsError `InvalidInput`, `NoSuchEntity` for what cannot be a permissions boundary. */
export function checkBoundary(iam: Iam, arn: string | undefined): void {
  if (arn === undefined) {
    return;
  }
  if (!POLICY.test(arn)) {
    throw new AwsError('InvalidInput', `ARN ${arn} is not valid.`);
  }
  if (!exists(iam, arn)) {
    throw noSuchEntity(
      `Scope ARN: ${arn} does not exist or is not attachable.`,
    );
  }
}

function exists(iam: Iam, policyArn: string): boolean {
  const name = AWS_MANAGED.exec(policyArn)?.[1];
  return name ? names.has(name) : iam.policies.has(policyArn);
}
