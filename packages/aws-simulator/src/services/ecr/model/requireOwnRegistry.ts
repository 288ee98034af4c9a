import { Principal } from '../../../rights/Principal';
import { AwsError } from '../../../world/AwsError';
import { Ecr } from './Ecr';

/**
 * Refuses who is of another account than a registry: policies of repositories, which
 * could let them in, are not evaluated.
 *
 * @throws AwsError `AccessDeniedException`
 */
export function requireOwnRegistry(
  { region }: Ecr,
  { account, arn }: Principal,
  operation: string,
  repositoryName: string,
): void {
  if (account.id !== region.accountId) {
    throw new AwsError(
      'AccessDeniedException',
      `User: ${arn} is not authorized to perform: ecr:${operation} on resource: ${region.arn(
        'ecr',
        `repository/${repositoryName}`,
      )} because no resource-based policy allows the ecr:${operation} action`,
    );
  }
}
