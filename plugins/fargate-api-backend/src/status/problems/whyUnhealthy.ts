import {
  FargateApiProblem,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';

/** As in AWS's `Health checks failed with these codes: [500]`. */
const CODES = /codes: \[([^\]]+)\]/;

/**
 * Why some of the targets of a group take no requests, by AWS's reason code
 * and description of one of them.
 */
export function whyUnhealthy(
  severity: FargateApiProblem['severity'],
  { state, reason, description }: TargetStatus,
  counts: { count: number; total: number },
  path: string | undefined,
): FargateApiProblem {
  const bare = { ...counts, state };
  if (!reason) {
    return description
      ? problem(severity, 'target-described', { ...bare, description })
      : problem(severity, 'target-unexplained', bare);
  }
  const facts = { ...bare, reason };
  switch (reason) {
    case 'Target.ResponseCodeMismatch': {
      const answer = CODES.exec(description ?? '')?.[1];
      return answer && path
        ? problem(
            severity,
            'target-answers',
            { ...facts, answer, path },
            reason,
          )
        : problem(severity, 'target-answers-otherwise', facts, reason);
    }
    case 'Target.Timeout':
      return path
        ? problem(severity, 'target-timeout', { ...facts, path }, reason)
        : problem(severity, 'target-timeout-tcp', facts, reason);
    case 'Target.FailedHealthChecks':
      return path
        ? problem(severity, 'target-refuses', { ...facts, path }, reason)
        : problem(severity, 'target-refuses-tcp', facts, reason);
    case 'Target.NotInUse':
      return problem(
        severity,
        'target-not-in-use',
        { ...facts, description: description ?? state },
        reason,
      );
    case 'Target.InvalidState':
      return problem(severity, 'target-stopped', facts, reason);
    case 'Target.IpUnusable':
      return problem(severity, 'target-address-in-use', facts, reason);
    case 'Elb.InternalError':
      return problem(severity, 'target-internal-error', facts, reason);
    default:
      return problem(
        severity,
        'target-described',
        { ...bare, description: `${description ?? state} (${reason})` },
        reason,
      );
  }
}
