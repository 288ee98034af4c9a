import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** ACM renews a certificate 60 days before it expires, so one with fewer days than this is not being renewed. */
const RENEWAL_OVERDUE_DAYS = 30;

/** Reports a certificate that has expired, expires soon, was revoked, or whose renewal is blocked. */
export function certificateProblems({
  certificate: { value },
  now,
}: StatusParts): FargateApiProblem[] {
  if (!value) {
    return [];
  }
  const { arn, domainName, expiresAt, status, renewal } = value;
  const name = domainName ?? arn;
  if (status === 'REVOKED') {
    return [problem('error', 'certificate-revoked', { name }, status)];
  }
  const count = expiresAt
    ? Math.floor((Date.parse(expiresAt) - Date.parse(now)) / DAY_MS)
    : undefined;
  if (status === 'EXPIRED' || (count !== undefined && count < 0)) {
    return [problem('error', 'certificate-expired', { name }, status)];
  }
  if (count === undefined) {
    return [];
  }
  const facts = { name, count };
  switch (renewal) {
    case 'FAILED':
      return [problem('warning', 'certificate-renewal-failed', facts, renewal)];
    case 'PENDING_VALIDATION':
      return [
        problem('warning', 'certificate-renewal-pending', facts, renewal),
      ];
    default:
      return count < RENEWAL_OVERDUE_DAYS
        ? [problem('warning', 'certificate-expires', facts)]
        : [];
  }
}
