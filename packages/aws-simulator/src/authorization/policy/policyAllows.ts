import { PolicyDocument } from '../../rights/PolicyDocument';
import { effectOf, statementsOf } from './decide';
import {
  AccessRequest,
  principalMatches,
  statementApplies,
} from './statementApplies';

/**
 * Whether the policy of a resource allows something to a service of AWS.
 *
 * @param policy - a JSON document; nothing is allowed without one
 * @param names - by which the policy can mean the service, by kind of principal
 */
export function policyAllows(
  policy: string | undefined,
  names: Record<string, readonly string[]>,
  request: AccessRequest,
): boolean {
  if (!policy) {
    return false;
  }
  const document: PolicyDocument = JSON.parse(policy);
  const statements = statementsOf(document).filter(({ Principal }) =>
    principalMatches(Principal, names),
  );
  return effectOf(statements, request, statementApplies) === 'Allow';
}
