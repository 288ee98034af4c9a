import { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { CallContext } from '../../ServiceDefinition';

/** `GetCallerIdentity`: the root user or a role session. */
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
