import { PolicyDocument } from '../../rights/PolicyDocument';
import { effectOf, statementsOf } from './decide';
import { RequestContext } from './RequestContext';
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

/** Whether it allows a service an action for one of the service's resources. */
export function policyAllowsService(
  policy: string | undefined,
  service: string,
  {
    action,
    resource,
    sourceArn,
  }: Record<'action' | 'resource' | 'sourceArn', string>,
): boolean {
  return policyAllows(
    policy,
    { Service: [service] },
    {
      action,
      resource,
      context: new RequestContext({
        'aws:SourceAccount': sourceArn.split(':')[4],
        'aws:SourceArn': sourceArn,
      }),
    },
  );
}
