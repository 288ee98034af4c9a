import { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import { RoleSession } from '../../../rights/Principal';
import { roleAt } from '../../iam/model/roleAt';
import { PolicyDocument } from '../../../rights/PolicyDocument';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { policyDocument } from '../../iam/model/policyDocument';
import { Sessions } from '../model/Sessions';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:.*\/)?[\w+=,.@-]+$/;

/**
 * `AssumeRole`: any well-formed role can be assumed, in any account. Where
 * policies are evaluated, the role has to be there and to trust the caller.
 */
export function AssumeRole(
  { region, world, rights }: CallContext,
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
  const [roleArn, accountId] = role;
  const { maxSessionDuration = seconds } = roleAt(world, roleArn) ?? {};
  if (seconds > maxSessionDuration) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  const session = world
    .account(accountId)
    .service(Sessions)
    .open(
      { roleArn, sessionName, seconds },
      narrowingOf(input, rights.principal.session, region.partition),
    );
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: session.clientExpiration,
    },
    AssumedRoleUser: {
      AssumedRoleId: session.principal.session.userId,
      Arn: session.principal.arn,
    },
  };
}

/** @throws AwsError `MalformedPolicyDocument` */
function narrowingOf(
  { Policy, PolicyArns = [], Tags = [], TransitiveTagKeys }: AssumeRoleRequest,
  calling: RoleSession | undefined,
  partition: string,
): Partial<RoleSession> {
  const inherited = calling?.transitiveTagKeys ?? [];
  return {
    policies: Policy
      ? [
          policyDocument(
            Policy,
            'identity',
            partition,
          ) as unknown as PolicyDocument,
        ]
      : [],
    policyArns: PolicyArns.map(({ arn }) => arn!),
    tags: new Map([
      ...Tags.map(({ Key, Value }) => [Key!, Value!] as const),
      ...inherited.map(key => [key, calling!.tags.get(key)!] as const),
    ]),
    transitiveTagKeys: [...inherited, ...(TransitiveTagKeys ?? [])],
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
