import { AwsError } from '../../../world/AwsError';
import { Iam, ManagedPolicy, noSuchEntity } from './Iam';
import { policyDocument } from './policyDocument';

/** The bytes that a managed policy may have, without blanks. */
const MOST_BYTES = 6144;

/** The input for a customer managed policy. */
export interface PolicyInput {
  name: string;
  partition: string;
  document: unknown;
  path?: string;
  description?: string;
}

/** @throws AwsError `EntityAlreadyExists`, `MalformedPolicyDocument`. */
export function createPolicy(iam: Iam, input: PolicyInput): ManagedPolicy {
  const path = input.path ?? '/';
  const { world, id: accountId } = iam.account;
  const arn = `arn:${input.partition}:iam::${accountId}:policy${path}${input.name}`;
  if (iam.policies.has(arn)) {
    throw new AwsError(
      'EntityAlreadyExists',
      `A policy called ${input.name} already exists. Duplicate names are not allowed.`,
      { status: 409 },
    );
  }
  const policy: ManagedPolicy = {
    name: input.name,
    id: `ANPA${world.ids.upper(17)}`,
    arn,
    path,
    description: input.description,
    createDate: world.now(),
    updateDate: world.now(),
    document: managedDocument(input.document, input.partition),
    version: 1,
  };
  iam.policies.set(arn, policy);
  return policy;
}

/** Creates a new default version of a policy. @throws AwsError `NoSuchEntity`. */
export function updatePolicy(iam: Iam, arn: string, document: unknown): void {
  const policy = requirePolicy(iam, arn);
  policy.document = managedDocument(document, arn.split(':')[1]);
  policy.version += 1;
  policy.updateDate = iam.account.world.now();
}

/** @throws AwsError `NoSuchEntity`; `DeleteConflict` while it is attached. */
export function deletePolicy(iam: Iam, arn: string): void {
  requirePolicy(iam, arn);
  if (attachmentCount(iam, arn) > 0) {
    throw new AwsError(
      'DeleteConflict',
      'Cannot delete a policy attached to entities.',
      { status: 409 },
    );
  }
  iam.policies.delete(arn);
}

/** @throws AwsError `NoSuchEntity`. */
export function requirePolicy(iam: Iam, arn: string): ManagedPolicy {
  const policy = iam.policies.get(arn);
  if (!policy) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return policy;
}

/** The number of roles with the policy. */
export function attachmentCount(iam: Iam, arn: string): number {
  return [...iam.roles.values()].filter(({ managedPolicyArns }) =>
    managedPolicyArns.has(arn),
  ).length;
}

function managedDocument(document: unknown, partition: string) {
  const checked = policyDocument(document, 'identity', partition);
  if (JSON.stringify(checked).length > MOST_BYTES) {
    throw new AwsError(
      'LimitExceeded',
      `Cannot exceed quota for PolicySize: ${MOST_BYTES}`,
      { status: 409 },
    );
  }
  return checked;
}
