import { Region } from '../world/World';
import { Principal } from '../rights/Principal';
import { roleAt } from '../services/iam/model/roleAt';
import { ConditionKeys } from '../rights/ServiceCall';

/** The condition keys that follow from who calls, when, and through which services. */
export function callerKeys(
  { arn, account, session }: Principal,
  region: Region,
  calledVia: readonly string[],
): ConditionKeys {
  const now = region.world.now();
  return {
    'aws:PrincipalArn': session?.roleArn ?? arn,
    'aws:PrincipalAccount': account.id,
    'aws:PrincipalType': session ? 'AssumedRole' : 'Account',
    'aws:userid': session?.userId ?? account.id,
    ...principalTags(account.world, session),
    'aws:RequestedRegion': region.name,
    'aws:ResourceAccount': region.accountId,
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': String(calledVia.length > 0),
    'aws:CalledVia': calledVia.length ? calledVia : undefined,
    'aws:CalledViaFirst': calledVia[0],
    'aws:CalledViaLast': calledVia[calledVia.length - 1],
    // A service calls from addresses of its own.
    'aws:SourceIp': calledVia.length ? undefined : '127.0.0.1',
  };
}

/** The tags of the role, with those of the session in their place. */
function principalTags(
  world: Region['world'],
  session: Principal['session'],
): ConditionKeys {
  const ofRole = session ? roleAt(world, session.roleArn)?.tags ?? [] : [];
  return Object.fromEntries(
    [
      ...ofRole.map(({ Key, Value }) => [Key, Value] as const),
      ...(session?.tags ?? []),
    ].map(([key, value]) => [`aws:PrincipalTag/${key}`, value]),
  );
}
