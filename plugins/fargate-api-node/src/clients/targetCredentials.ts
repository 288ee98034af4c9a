import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { NotAllowedError } from '@backstage/errors';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  doesIdentityRequireRefresh,
  isIdentityExpired,
  memoizeIdentityProvider,
} from '@smithy/core';
import { AwsCredentialIdentityProvider } from '@smithy/types';
import { FargateTarget } from '../targets';
import { FargateAwsUse } from './FargateAwsUse';
import { roleSession } from './roleSession';
import { USER_AGENT } from './userAgent';

const ROLE_KEYS = {
  look: 'lookRoleArn',
  operate: 'operateRoleArn',
  deploy: 'deployRoleArn',
} as const;

/** Whether a target has roles of its own, instead of `aws.accounts`. */
export function hasRoles(target: FargateTarget): boolean {
  return Object.values(ROLE_KEYS).some(key => target[key] !== undefined);
}

/**
 * The credentials to use a target with, cached until they expire: of the role
 * for that purpose, which the portal's main account assumes for the initiator,
 * or those of the account.
 *
 * @throws NotAllowedError when the target has roles, but none for the purpose.
 * @throws Error when the configuration has no credentials for the account.
 */
export async function targetCredentials(
  manager: AwsCredentialsManager,
  target: FargateTarget,
  use: FargateAwsUse,
): Promise<AwsCredentialIdentityProvider> {
  if (!hasRoles(target)) {
    const { sdkCredentialProvider } = await manager.getCredentialProvider({
      accountId: target.accountId,
    });
    return cached(sdkCredentialProvider);
  }
  const key = ROLE_KEYS[use.purpose];
  const RoleArn = target[key];
  if (!RoleArn) {
    throw new NotAllowedError(
      `The portal has no role to ${use.purpose} in target ${target.name}. An administrator can set ${key} under fargateApi.targets in app-config.`,
    );
  }
  const { sdkCredentialProvider } = await manager.getCredentialProvider();
  return cached(
    fromTemporaryCredentials({
      masterCredentials: sdkCredentialProvider,
      params: {
        RoleArn,
        ExternalId: target.externalId,
        ...roleSession(use.purpose === 'look' ? undefined : use.initiator),
      },
      clientConfig: {
        region: target.region,
        endpoint: target.endpoint,
        customUserAgent: USER_AGENT,
      },
    }),
  );
}

/** The clients of all services share it, so they assume a role once. */
function cached(
  provider: AwsCredentialIdentityProvider,
): AwsCredentialIdentityProvider {
  return memoizeIdentityProvider(
    provider,
    isIdentityExpired,
    doesIdentityRequireRefresh,
  )!;
}
