import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** ACM renews sixty days before: who is this late is not renewed by itself. */
const LATE_DAYS = 30;

/** A certificate that is no longer good, or soon, or whose renewal does not go on. */
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
      return [problem('warning', 'certificate-renewal-waits', facts, renewal)];
    default:
      return count < LATE_DAYS
        ? [problem('warning', 'certificate-expires', facts)]
        : [];
  }
}
