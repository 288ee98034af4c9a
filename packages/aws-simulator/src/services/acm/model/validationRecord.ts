import { createHash } from 'node:crypto';

/** A CNAME record that proves the ownership of a domain. Names end with a dot. */
export interface ValidationRecord {
  Name: string;
  Type: 'CNAME';
  Value: string;
}

/**
 * The validation record of a domain name, which is always the same in an
 * account. `*.acme.com` has the record of `acme.com`.
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
