import {
  CertificateStatus,
  FargateApiProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { plural } from './plural';
import { StatusParts } from './StatusParts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** ACM renews sixty days before: who is this late is not renewed by itself. */
const LATE_DAYS = 30;

const RENEW =
  'Put the validation record of the certificate back into DNS, so that ACM can renew it, or import a new one.';

/** A certificate that is no longer good, or soon, or whose renewal does not go on. */
export function certificateProblems({
  certificate: { value },
  now,
}: StatusParts): FargateApiProblem[] {
  if (!value) {
    return [];
  }
  const { arn, domainName, expiresAt, status, renewal } = value;
  const name = `The certificate of ${domainName ?? arn}`;
  const days = expiresAt
    ? Math.floor((Date.parse(expiresAt) - Date.parse(now)) / DAY_MS)
    : Infinity;
  if (status === 'REVOKED') {
    const hint = 'Ask for a new certificate and deploy again with it.';
    const message = `${name} was revoked`;
    return [{ severity: 'error', message, hint, code: status }];
  }
  if (days < 0 || status === 'EXPIRED') {
    const message = `${name} expired`;
    return [{ severity: 'error', message, hint: RENEW, code: status }];
  }
  const stuck = renewalInWords(renewal);
  if (days >= LATE_DAYS && !stuck) {
    return [];
  }
  return [
    {
      severity: 'warning',
      message: [`${name} expires in ${plural(days, 'day')}`, stuck]
        .filter(Boolean)
        .join(', '),
      hint: RENEW,
      code: stuck && renewal,
    },
  ];
}

function renewalInWords(
  renewal: CertificateStatus['renewal'],
): string | undefined {
  switch (renewal) {
    case 'FAILED':
      return 'and ACM could not renew it';
    case 'PENDING_VALIDATION':
      return 'and ACM waits for its validation record to renew it';
    default:
      return undefined;
  }
}
