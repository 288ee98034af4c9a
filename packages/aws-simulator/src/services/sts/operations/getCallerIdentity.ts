import { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { CallContext } from '../../ServiceDefinition';

/** `GetCallerIdentity`: the account's root, or a session in a role. */
export function GetCallerIdentity({
  account,
  rights: { principal },
}: CallContext): GetCallerIdentityResponse {
  return {
    Account: account.id,
    Arn: principal.arn,
    UserId: principal.session?.userId ?? account.id,
  };
}
