import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { plural } from './plural';
import { StatusParts } from './StatusParts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** ACM renews sixty days before: who is this late is not renewed by itself. */
const LATE_DAYS = 14;

/** A certificate that is no longer good, or soon. */
export function certificateProblems({
  certificate,
  now,
}: StatusParts): FargateApiProblem[] {
  const { expiresAt, domainName, arn } = certificate.value ?? {};
  if (!expiresAt) {
    return [];
  }
  const name = `The certificate of ${domainName ?? arn}`;
  const hint =
    'Check that the validation record of the certificate is still in DNS, or import a new one.';
  const days = Math.floor((Date.parse(expiresAt) - Date.parse(now)) / DAY_MS);
  if (days < 0) {
    return [{ severity: 'error', message: `${name} expired`, hint }];
  }
  return days < LATE_DAYS
    ? [
        {
          severity: 'warning',
          message: `${name} expires in ${plural(days, 'day')}`,
          hint,
        },
      ]
    : [];
}
