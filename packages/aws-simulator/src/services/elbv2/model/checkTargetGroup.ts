import type { CreateTargetGroupInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';

/** The valid range of status codes in the matcher of an application load balancer. */
const CODES = [200, 499];
const CODES_OF_NETWORK = [200, 599];

/**
 * Validates the settings of a target group.
 *
 * @throws AwsError `ValidationError`
 */
export function checkTargetGroup(
  input: Omit<CreateTargetGroupInput, 'Name'>,
): void {
  const { Protocol = 'HTTP', TargetType = 'instance' } = input;
  if (TargetType === 'lambda' || TargetType === 'alb') {
    throw validationError(
      `The AWS simulator does not support the target type '${TargetType}'.`,
    );
  }
  if (input.HealthCheckPath && !input.HealthCheckPath.startsWith('/')) {
    throw validationError(
      `Health check path '${input.HealthCheckPath}' must begin with a '/' character`,
    );
  }
  checkMatcher(
    input.Matcher?.HttpCode ?? '200',
    Protocol.startsWith('HTTP') ? CODES : CODES_OF_NETWORK,
  );
}

function checkMatcher(matcher: string, [least, most]: number[]): void {
  const codes = matcher.split(',').flatMap(part => part.trim().split('-'));
  const allowed = codes.every(
    code =>
      /^\d{3}$/.test(code) && Number(code) >= least && Number(code) <= most,
  );
  if (!allowed) {
    throw validationError(
      `Health check matcher HTTP code '${matcher}' must be within '${least}-${most}' inclusive`,
    );
  }
}

function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
