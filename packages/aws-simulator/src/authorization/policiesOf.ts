import { Iam, Role } from '../services/iam/model/Iam';
import { AwsError } from '../world/AwsError';
import { Account } from '../world/World';
import { awsManagedPolicy } from './awsManagedPolicies';
import { PolicySet } from './policy/decide';
import { PolicyDocument } from '../rights/PolicyDocument';
import { PolicySource } from './PolicyUse';
import { RoleSession } from '../rights/Principal';
import { roleAt } from '../services/iam/model/roleAt';

/**
 * The policies that rule over a session in a role. A role that is gone leaves
 * none that would allow anything.
 *
 * @throws AwsError for one of AWS's managed policies that the simulator does not know
 */
export function policiesOf(
  account: Account,
  { roleArn, policies, policyArns }: RoleSession,
): PolicySet {
  const role = roleAt(account.world, roleArn);
  return {
    identity: role
      ? identityPolicies(account, role).map(({ document }) => document)
      : [],
    boundary: role?.permissionsBoundary
      ? managedPolicy(account, role.permissionsBoundary)
      : undefined,
    session: [
      ...policies,
      ...policyArns.map(arn => managedPolicy(account, arn)),
    ],
  };
}

/** The policies of a role that allow it anything. */
export function identityPolicies(account: Account, role: Role): PolicySource[] {
  const inline = [
    ...role.inlinePolicies.values(),
  ] as unknown as PolicyDocument[];
  return [
    ...inline.map(document => ({ arn: role.arn, document })),
    ...[...role.managedPolicyArns].map(arn => ({
      arn,
      document: managedPolicy(account, arn),
    })),
  ];
}

/** The boundary of a role, if it has one. */
export function boundaryOf(account: Account, role: Role): PolicySource[] {
  const { permissionsBoundary: arn } = role;
  return arn ? [{ arn, document: managedPolicy(account, arn) }] : [];
}

/**
 * The document of a managed policy of an account, or of AWS's own.
 *
 * @throws AwsError where there is none, or the simulator does not know it
 */
function managedPolicy(account: Account, arn: string): PolicyDocument {
  const own = account.service(Iam).policies.get(arn)?.document;
  const document =
    (own as unknown as PolicyDocument | undefined) ?? awsManagedPolicy(arn);
  if (!document) {
    throw new AwsError(
      'NotImplemented',
      `The AWS simulator does not know what the policy ${arn} allows.`,
      { status: 501 },
    );
  }
  return document;
}
