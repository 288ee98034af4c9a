import { Rights } from '../../../../rights/Rights';
import { validationError } from '../validationError';

const PRINCIPAL = 'cloudformation.amazonaws.com';

/** By which CloudFormation is known in a role. */
const SESSION_NAME = 'AWSCloudFormation';

/**
 * The rights with which CloudFormation works on a stack: those of the stack's
 * service role, or else of the caller.
 *
 * @throws AwsError `ValidationError` for a role that does not trust CloudFormation
 */
export function rightsOnStack(
  caller: Rights,
  roleArn: string | undefined,
): Rights {
  const rights = roleArn
    ? caller.ofServiceRole(roleArn, PRINCIPAL, SESSION_NAME)
    : caller.via(PRINCIPAL);
  if (!rights) {
    throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
  }
  return rights;
}
