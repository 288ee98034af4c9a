import { Role } from '../services/iam/model/Iam';
import { effectOf, statementsOf } from './policy/decide';
import { PolicyDocument } from '../rights/PolicyDocument';
import {
  AccessRequest,
  principalMatches,
  trustApplies,
} from './policy/statementApplies';
import { Principal } from '../rights/Principal';

/** The names by which a trust policy can mean somebody, by kind of principal. */
export type Names = Record<string, readonly string[]>;

/** Those that mean nobody else. */
export function ownNames({ arn, session }: Principal): Names {
  return { AWS: session ? [arn, session.roleArn] : [arn] };
}

/** Those that mean everybody of an account whose own policies allow it. */
export function accountNames({ arn, account }: Principal): Names {
  const [, partition] = arn.split(':');
  return { AWS: [account.id, `arn:${partition}:iam::${account.id}:root`] };
}

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
