import { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Sessions } from '../model/Sessions';

const ROLE_ARN =
  /^arn:(aws[a-z-]*):iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/;

/** `AssumeRole`: any well-formed role can be assumed, in any account. */
export function assumeRole(
  { world }: CallContext,
  input: AssumeRoleRequest,
): AssumeRoleResponse {
  const sessionName = input.RoleSessionName!;
  const seconds = input.DurationSeconds ?? 3600;
  const violation =
    sessionNameViolation(sessionName) ?? durationViolation(seconds);
  if (violation) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: ${violation}`,
    );
  }
  const role = ROLE_ARN.exec(input.RoleArn!);
  if (!role) {
    throw new AwsError('ValidationError', `${input.RoleArn} is invalid`);
  }
  const [, partition, accountId, roleName] = role;
  const session = world
    .account(accountId)
    .service(Sessions)
    .open({ partition, roleName, sessionName, seconds });
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: session.clientExpiration,
    },
    AssumedRoleUser: {
      AssumedRoleId: session.userId,
      Arn: session.principalArn,
    },
  };
}

function sessionNameViolation(name: string): string | undefined {
  const at = `Value '${name}' at 'roleSessionName' failed to satisfy constraint: Member must`;
  if (!/^[\w+=,.@-]*$/.test(name)) {
    return `${at} satisfy regular expression pattern: [\\w+=,.@-]*`;
  }
  if (name.length < 2) {
    return `${at} have length greater than or equal to 2`;
  }
  return name.length > 64
    ? `${at} have length less than or equal to 64`
    : undefined;
}

function durationViolation(seconds: number): string | undefined {
  const at = `Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value`;
  if (seconds < 900) {
    return `${at} greater than or equal to 900`;
  }
  return seconds > 43200 ? `${at} less than or equal to 43200` : undefined;
}
