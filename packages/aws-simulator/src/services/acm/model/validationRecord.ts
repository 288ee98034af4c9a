import { createHash } from 'node:crypto';

/** A CNAME record by which a domain's owner shows that it is theirs. Names end with a dot. */
export interface ValidationRecord {
  Name: string;
  Type: 'CNAME';
  Value: string;
}

/**
 * The record that an account is asked for to validate a domain name: always
 * the same one, and for `*.acme.com` that of `acme.com`.
 */
export function validationRecord(
  accountId: string,
  domainName: string,
): ValidationRecord {
  const domain = domainName.replace(/^\*\./, '').toLowerCase();
  const hash = (salt: string) =>
    createHash('sha256').update(`${salt} ${accountId} ${domain}`).digest();
  const letters = [...hash('zone').subarray(0, 10)]
    .map(byte => String.fromCharCode('a'.charCodeAt(0) + (byte % 26)))
    .join('');
  return {
    Name: `_${hash('name').toString('hex').slice(0, 32)}.${domain}.`,
    Type: 'CNAME',
    Value: `_${hash('value')
      .toString('hex')
      .slice(0, 32)}.${letters}.acm-validations.aws.`,
  };
}
