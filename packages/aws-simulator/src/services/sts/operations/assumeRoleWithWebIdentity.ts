import {
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
} from '@aws-sdk/client-sts';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { decodeIdentityToken } from '../model/identityToken';
import { accountOfRole, openSession, sessionView } from '../model/openSession';
import { sessionPolicies } from '../model/sessionPolicies';
import { acceptToken, requireTrust } from '../model/webIdentity';

/**
 * `AssumeRoleWithWebIdentity`, which is not signed: the token says who calls. The role
 * has to exist and its trust policy is evaluated in any case.
 */
export async function AssumeRoleWithWebIdentity(
  { region, world }: CallContext,
  input: AssumeRoleWithWebIdentityRequest,
): Promise<AssumeRoleWithWebIdentityResponse> {
  const { DurationSeconds: seconds = 3600, ProviderId } = input;
  const roleArn = input.RoleArn!;
  const sessionName = input.RoleSessionName!;
  if (ProviderId) {
    throw new AwsError(
      'ValidationError',
      `The AWS simulator does not support the OAuth 2.0 provider ${ProviderId}.`,
    );
  }
  const accountId = accountOfRole(roleArn);
  const token = decodeIdentityToken(input.WebIdentityToken!);
  if (token.claims['https://aws.amazon.com/tags']) {
    throw new AwsError(
      'ValidationError',
      'The AWS simulator does not support session tags of identity tokens.',
    );
  }
  const { provider, audience } = await acceptToken({ world, accountId }, token);
  requireTrust(world, { roleArn, sessionName }, provider, token);
  return {
    ...sessionView(
      openSession(
        world,
        { roleArn, sessionName, seconds },
        sessionPolicies(input, region.partition),
      ),
    ),
    SubjectFromWebIdentityToken: token.subject,
    Provider: provider.arn,
    Audience: audience,
  };
}
