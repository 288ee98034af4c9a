import { effectOf, statementsOf } from '../../../authorization/policy/decide';
import {
  AccessRequest,
  principalMatches,
  statementApplies,
} from '../../../authorization/policy/statementApplies';
import { PolicyDocument } from '../../../rights/PolicyDocument';
import { Bucket } from './S3';

/**
 * Whether the policy of a bucket allows something to a service of AWS.
 *
 * @param names - by which the policy can mean the service, by kind of principal
 */
export function bucketAllows(
  { policy = '{"Statement": []}' }: Bucket,
  names: Record<string, readonly string[]>,
  request: AccessRequest,
): boolean {
  const document: PolicyDocument = JSON.parse(policy);
  const statements = statementsOf(document).filter(({ Principal }) =>
    principalMatches(Principal, names),
  );
  return effectOf(statements, request, statementApplies) === 'Allow';
}
