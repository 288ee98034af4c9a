import { TargetStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Cause, cause, Diagnosis } from './Diagnosis';

/** As in AWS's `Health checks failed with these codes: [500]`. */
const CODES = /codes: \[([^\]]+)\]/;

/** By AWS's reason code. */
const CAUSES: Record<string, (check: string) => Cause> = {
  'Target.Timeout': check => cause('health-check-timeout', { check }),
  'Target.FailedHealthChecks': check => cause('health-check-failed', { check }),
  'Target.HealthCheckDisabled': () => cause('health-check-disabled', {}),
  'Target.NotRegistered': () => cause('target-not-registered', {}),
  'Target.InvalidState': () => cause('target-stopped', {}),
  'Target.IpUnusable': () => cause('target-address-in-use', {}),
  'Elb.InternalError': () => cause('load-balancer-error', {}),
};

/**
 * Why a target takes no requests, by what the load balancer says of it.
 *
 * @param check - The health check in short, e.g. its path.
 * @public
 */
export function diagnoseTarget(
  {
    state,
    reason,
    description,
  }: Partial<Pick<TargetStatus, 'reason' | 'description'>> & { state: string },
  check: string,
): Diagnosis {
  const { kind, facts } =
    healthCheckCause(description, check) ??
    ((reason === 'Target.NotInUse' && notInUse(description)) ||
      (reason && CAUSES[reason]?.(check)) ||
      cause('target-unexplained', {}));
  const awsText =
    kind === 'target-unexplained'
      ? [description ?? state, reason].filter(Boolean).join(', ')
      : reason;
  return { kind, facts, code: reason, awsText };
}

/**
 * What a health check saw, in the words of a target's description or of a
 * service event; undefined where they are about something else.
 */
export function healthCheckCause(
  text: string | undefined,
  check: string,
): Cause | undefined {
  const codes = CODES.exec(text ?? '')?.[1];
  if (codes) {
    return cause('health-check-status', { check, codes });
  }
  if (/timed out/.test(text ?? '')) {
    return cause('health-check-timeout', { check });
  }
  return text === 'Health checks failed'
    ? cause('health-check-failed', { check })
    : undefined;
}

function notInUse(description = ''): Cause {
  return /Availability Zone/.test(description)
    ? cause('target-zone-disabled', {})
    : cause('target-group-unused', {});
}
