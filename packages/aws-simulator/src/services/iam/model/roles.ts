import { AwsError } from '../../../world/AwsError';
import { checkAttachable, checkBoundary } from './checkAttachable';
import { Iam, Role, noSuchEntity } from './Iam';
import { policyDocument } from './policyDocument';
import { trustPolicy } from './trustPolicy';

/** The bytes that all inline policies of a role may have, without blanks. */
const MOST_INLINE = 10_240;

/** The input for a role. */
export interface RoleInput {
  name: string;
  partition: string;
  assumeRolePolicyDocument: unknown;
  path?: string;
  description?: string;
  maxSessionDuration?: number;
  permissionsBoundary?: string;
  tags?: { Key: string; Value: string }[];
}

const NAME = /^[\w+=,.@-]{1,64}$/;

/** @throws AwsError `EntityAlreadyExists`, `ValidationError`, `MalformedPolicyDocument`. */
export function createRole(iam: Iam, input: RoleInput): Role {
  if (!NAME.test(input.name)) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value at 'roleName' failed to satisfy constraint: ${
        input.name.length > 64
          ? 'Member must have length less than or equal to 64'
          : 'Member must satisfy regular expression pattern: [\\w+=,.@-]+'
      }`,
    );
  }
  if (iam.roles.has(input.name)) {
    throw new AwsError(
      'EntityAlreadyExists',
      `Role with name ${input.name} already exists.`,
      { status: 409 },
    );
  }
  checkBoundary(iam, input.permissionsBoundary);
  const path = input.path ?? '/';
  if (path.startsWith('/aws-service-role')) {
    throw new AwsError(
      'ValidationError',
      "Paths beginning with '/aws-service-role' are reserved for AWS Service Linked Roles",
    );
  }
  const { world, id: accountId } = iam.account;
  const role: Role = {
    name: input.name,
    id: `AROA${world.ids.upper(17)}`,
    arn: `arn:${input.partition}:iam::${accountId}:role${path}${input.name}`,
    path,
    createDate: world.now(),
    assumeRolePolicyDocument: trustPolicy(
      iam,
      input.assumeRolePolicyDocument,
      input.partition,
    ),
    description: input.description,
    maxSessionDuration: input.maxSessionDuration ?? 3600,
    permissionsBoundary: input.permissionsBoundary,
    tags: input.tags ?? [],
    inlinePolicies: new Map(),
    managedPolicyArns: new Set(),
  };
  iam.roles.set(role.name, role);
  return role;
}

/** @throws AwsError `DeleteConflict` while the role has policies. */
export function deleteRole(iam: Iam, name: string): void {
  const role = iam.role(name);
  if (role.managedPolicyArns.size > 0) {
    throw deleteConflict('must detach all policies first.');
  }
  if (role.inlinePolicies.size > 0) {
    throw deleteConflict('must delete policies first.');
  }
  iam.roles.delete(name);
}

/** @throws AwsError `NoSuchEntity`. */
export function attachRolePolicy(iam: Iam, name: string, arn: string): void {
  const role = iam.role(name);
  checkAttachable(iam, arn);
  role.managedPolicyArns.add(arn);
}

/** @throws AwsError `NoSuchEntity`. */
export function detachRolePolicy(iam: Iam, name: string, arn: string): void {
  if (!iam.role(name).managedPolicyArns.delete(arn)) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
}

/** Sets an inline policy of a role. @throws AwsError `NoSuchEntity`, `MalformedPolicyDocument`. */
export function putRolePolicy(
  iam: Iam,
  roleName: string,
  policyName: string,
  document: unknown,
): void {
  const { arn, inlinePolicies } = iam.role(roleName);
  const checked = policyDocument(document, 'identity', arn.split(':')[1]);
  const others = [...inlinePolicies].filter(([name]) => name !== policyName);
  const size = [...others.map(([, other]) => other), checked].reduce(
    (sum, one) => sum + JSON.stringify(one).length,
    0,
  );
  if (size > MOST_INLINE) {
    throw new AwsError(
      'LimitExceeded',
      `Maximum policy size of ${MOST_INLINE} bytes exceeded for role ${roleName}`,
      { status: 409 },
    );
  }
  inlinePolicies.set(policyName, checked);
}

/** An inline policy of a role. @throws AwsError `NoSuchEntity`. */
export function rolePolicy(iam: Iam, roleName: string, policyName: string) {
  const document = iam.role(roleName).inlinePolicies.get(policyName);
  if (!document) {
    throw noSuchEntity(
      `The role policy with name ${policyName} cannot be found.`,
    );
  }
  return document;
}

/** @throws AwsError `NoSuchEntity`. */
export function deleteRolePolicy(
  iam: Iam,
  roleName: string,
  policyName: string,
): void {
  rolePolicy(iam, roleName, policyName);
  iam.role(roleName).inlinePolicies.delete(policyName);
}

function deleteConflict(what: string): AwsError {
  return new AwsError('DeleteConflict', `Cannot delete entity, ${what}`, {
    status: 409,
  });
}
