import { Principal } from '../authorization/Principal';
import { Session, Sessions } from '../services/sts/model/Sessions';
import { accountOfSessionKey } from '../services/sts/model/sessionKey';
import { Region, World } from '../world/World';
import { CredentialScope } from './CredentialScope';

/** Who signed a request, and where it belongs. */
export interface Caller {
  region: Region;
  principal: Principal;
  /** When the credentials end, if they do. */
  expiration?: Date;
}

/**
 * Whose account a request belongs to: an access key id of 12 digits is the
 * account's id, a key from `AssumeRole` belongs to the role's account, any
 * other to the default account.
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
