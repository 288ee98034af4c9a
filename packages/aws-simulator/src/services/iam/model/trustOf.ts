import { effectOf, statementsOf } from '../../../authorization/policy/decide';
import {
  AccessRequest,
  principalMatches,
  trustApplies,
} from '../../../authorization/policy/statementApplies';
import { PolicyDocument } from '../../../rights/PolicyDocument';
import { Role } from './Iam';

/** The names by which a trust policy can mean somebody, by kind of principal. */
export type Names = Record<string, readonly string[]>;

/** What a role's trust policy says to somebody who is known by some names. */
export function trustOf(
  role: Role,
  request: AccessRequest,
  names: Names,
): 'Allow' | 'Deny' | undefined {
  const trust = role.assumeRolePolicyDocument as unknown as PolicyDocument;
  return effectOf(
    statementsOf(trust).filter(({ Principal: principals }) =>
      principalMatches(principals, names),
    ),
    request,
    trustApplies,
  );
}
