import { Principal } from '../rights/Principal';
import { Session, Sessions } from '../services/sts/model/Sessions';
import { accountOfSessionKey } from '../services/sts/model/sessionKey';
import { Region, World } from '../world/World';
import { CredentialScope } from './CredentialScope';

/** The caller of a request. */
export interface Caller {
  region: Region;
  principal: Principal;
  /** When the credentials expire, if they do. */
  expiration?: Date;
}

/**
 * Identifies the caller of a request: an access key id of 12 digits is the id
 * of the account, a key from `AssumeRole` belongs to the account of the role,
 * and any other key to the default account.
 */
export function identifyCaller(
  world: World,
  scope: CredentialScope,
  defaultAccountId: string,
): Caller {
  const session = findSession(world, scope.accessKeyId);
  if (session) {
    return {
      region: session.account.region(scope.region),
      principal: session.principal,
      expiration: session.expiration,
    };
  }
  const region = world
    .account(
      /^\d{12}$/.test(scope.accessKeyId) ? scope.accessKeyId : defaultAccountId,
    )
    .region(scope.region);
  return {
    region,
    principal: {
      arn: `arn:${region.partition}:iam::${region.accountId}:root`,
      account: region.account,
    },
  };
}

function findSession(world: World, accessKeyId: string): Session | undefined {
  const accountId = accountOfSessionKey(accessKeyId);
  return world
    .accounts()
    .find(account => account.id === accountId)
    ?.service(Sessions)
    .find(accessKeyId);
}
