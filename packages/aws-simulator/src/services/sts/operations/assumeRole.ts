import { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import { RoleSession } from '../../../rights/Principal';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { openSession, sessionView } from '../model/openSession';
import { sessionPolicies } from '../model/sessionPolicies';

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
  return sessionView(
    openSession(
      world,
      { roleArn: input.RoleArn!, sessionName, seconds },
      narrowingOf(input, rights.principal.session, region.partition),
    ),
  );
}

/** @throws AwsError `MalformedPolicyDocument` */
function narrowingOf(
  input: AssumeRoleRequest,
  calling: RoleSession | undefined,
  partition: string,
): Partial<RoleSession> {
  const { Tags = [], TransitiveTagKeys } = input;
  const inherited = calling?.transitiveTagKeys ?? [];
  return {
    ...sessionPolicies(input, partition),
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
