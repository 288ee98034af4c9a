import { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { CallContext } from '../../ServiceDefinition';
import { Sessions } from '../model/Sessions';

/** `GetCallerIdentity`: the account's root, or a session in a role. */
export function getCallerIdentity({
  account,
  principalArn,
}: CallContext): GetCallerIdentityResponse {
  return {
    Account: account.id,
    Arn: principalArn,
    UserId: principalArn.includes(':assumed-role/')
      ? account.service(Sessions).userIdOf(principalArn)
      : account.id,
  };
}
