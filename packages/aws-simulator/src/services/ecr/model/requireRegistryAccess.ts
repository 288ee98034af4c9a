import { effectOf, statementsOf } from '../../../authorization/policy/decide';
import { RequestContext } from '../../../authorization/policy/RequestContext';
import {
  principalMatches,
  trustApplies,
} from '../../../authorization/policy/statementApplies';
import { PolicyDocument } from '../../../rights/PolicyDocument';
import { Principal } from '../../../rights/Principal';
import { AwsError } from '../../../world/AwsError';
import { Ecr } from './Ecr';

/**
 * Refuses who is of another account than a registry, unless the policy of the repository
 * lets them in.
 *
 * @throws AwsError `AccessDeniedException`
 */
export function requireRegistryAccess(
  ecr: Ecr,
  principal: Principal,
  operation: string,
  repositoryName: string,
): void {
  const { region, repositories } = ecr;
  const { account, arn } = principal;
  const action = `ecr:${operation}`;
  const policy = repositories.get(repositoryName)?.repositoryPolicy;
  if (
    account.id !== region.accountId &&
    !(policy && allows(JSON.parse(policy), principal, action))
  ) {
    throw new AwsError(
      'AccessDeniedException',
      `User: ${arn} is not authorized to perform: ${action} on resource: ${region.arn(
        'ecr',
        `repository/${repositoryName}`,
      )} because no resource-based policy allows the ${action} action`,
    );
  }
}

function allows(
  policy: PolicyDocument,
  { account, arn, session }: Principal,
  action: string,
): boolean {
  const [, partition] = arn.split(':');
  const AWS = [
    account.id,
    `arn:${partition}:iam::${account.id}:root`,
    arn,
    ...(session ? [session.roleArn] : []),
  ];
  const request = {
    action,
    resource: '*',
    context: new RequestContext({
      'aws:PrincipalAccount': account.id,
      'aws:PrincipalArn': session?.roleArn ?? arn,
    }),
  };
  return (
    effectOf(
      statementsOf(policy).filter(({ Principal: principals }) =>
        principalMatches(principals, { AWS }),
      ),
      request,
      trustApplies,
    ) === 'Allow'
  );
}
