import { RequestContext } from '../../../authorization/policy/RequestContext';
import { AwsError } from '../../../world/AwsError';
import { World } from '../../../world/World';
import { Iam, OpenIdProvider } from '../../iam/model/Iam';
import { openIdProviderOf } from '../../iam/model/openIdProviders';
import { roleAt } from '../../iam/model/roleAt';
import { trustOf } from '../../iam/model/trustOf';
import { clientTime } from '../../../clock/clientTime';
import { IdentityToken, invalidToken } from './identityToken';
import { verifySignature } from './verifySignature';

/**
 * The claims that policies may name besides `aud`, `sub` and `amr`, as the service
 * authorization reference lists them.
 */
const CLAIMS: Record<string, readonly string[]> = {
  'token.actions.githubusercontent.com': [
    'actor',
    'actor_id',
    'enterprise_id',
    'environment',
    'job_workflow_ref',
    'ref',
    'repository',
    'repository_id',
    'repository_owner_id',
    'workflow',
  ],
  'gitlab.com': [
    'namespace_id',
    'pipeline_source',
    'project_id',
    'ref_protected',
    'runner_environment',
    'user_access_level',
    'user_email',
    'user_id',
    'user_login',
  ],
};

/**
 * The provider of an account that vouches for a token, and the audience of it.
 *
 * @throws AwsError `InvalidIdentityToken`, `ExpiredTokenException`
 */
export async function acceptToken(
  { world, accountId }: { world: World; accountId: string },
  token: IdentityToken,
): Promise<{ provider: OpenIdProvider; audience: string }> {
  const { issuer, audiences, expires } = token;
  const iam = world.account(accountId).service(Iam);
  const provider = openIdProviderOf(iam, issuer);
  if (!provider) {
    throw invalidToken(
      `No OpenIDConnect provider found in your account for ${issuer}`,
    );
  }
  await verifySignature(token);
  const now = Math.floor(clientTime(world.clock) / 1000);
  if (expires <= now) {
    throw new AwsError(
      'ExpiredTokenException',
      `Token expired: current date/time ${now} must be before the expiration date/time ${expires}`,
    );
  }
  const audience = audiences.find(one => provider.clientIds.includes(one));
  if (audience === undefined) {
    throw invalidToken('Incorrect token audience');
  }
  return { provider, audience };
}

/** @throws AwsError `AccessDenied` where a role is missing, or does not trust a token. */
export function requireTrust(
  world: World,
  { roleArn, sessionName }: { roleArn: string; sessionName: string },
  { arn, name }: OpenIdProvider,
  { audiences, claims, subject }: IdentityToken,
): void {
  const role = roleAt(world, roleArn);
  const request = {
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: roleArn,
    context: new RequestContext({
      'aws:FederatedProvider': arn,
      'sts:RoleSessionName': sessionName,
      [`${name}:aud`]: audiences,
      [`${name}:sub`]: subject,
      ...Object.fromEntries(
        ['amr', ...(CLAIMS[name] ?? [])]
          .filter(claim => claims[claim] !== undefined)
          .map(claim => [`${name}:${claim}`, textsOf(claims[claim])]),
      ),
    }),
  };
  if (!role || trustOf(role, request, { Federated: [arn] }) !== 'Allow') {
    throw new AwsError(
      'AccessDenied',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      { status: 403 },
    );
  }
}

function textsOf(claim: unknown): string[] {
  return [claim].flat().map(String);
}
