import { AssumeRoleResponse } from '@aws-sdk/client-sts';
import { RoleSession } from '../../../rights/Principal';
import { AwsError } from '../../../world/AwsError';
import { World } from '../../../world/World';
import { roleAt } from '../../iam/model/roleAt';
import { Session, Sessions } from './Sessions';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:.*\/)?[\w+=,.@-]+$/;

/** The account in the ARN of a role. @throws AwsError `ValidationError` */
export function accountOfRole(roleArn: string): string {
  const [, accountId] = ROLE_ARN.exec(roleArn) ?? [];
  if (!accountId) {
    throw new AwsError('ValidationError', `${roleArn} is invalid`);
  }
  return accountId;
}

/** Opens a session in a role. @throws AwsError `ValidationError` */
export function openSession(
  world: World,
  session: { roleArn: string; sessionName: string; seconds: number },
  narrowing: Partial<RoleSession>,
): Session {
  const { roleArn, seconds } = session;
  const accountId = accountOfRole(roleArn);
  const { maxSessionDuration = seconds } = roleAt(world, roleArn) ?? {};
  if (seconds > maxSessionDuration) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return world.account(accountId).service(Sessions).open(session, narrowing);
}

/** A session as who opened it is told. */
export function sessionView(
  session: Session,
): Pick<AssumeRoleResponse, 'AssumedRoleUser' | 'Credentials'> {
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
