import { InputError } from '@backstage/errors';
import { isWithin } from '@fargate-api/backstage-plugin-fargate-api-node';
import { checkDomainName } from '../checks/domainNames';
import { checkInteger } from '../validation/checkInteger';

const DEFAULT_WAIT_MINUTES = 30;
const MAX_WAIT_MINUTES = 24 * 60;

/** The DNS zone that a person requests. */
export interface ZoneInput {
  domainName: string;
  /** Default: the domain name with hyphens. */
  name?: string;
  certificateDomainName?: string;
  certificateArn?: string;
  waitMinutes?: number;
  /** What happens to a DNS zone of that name. Default: use. */
  onExisting?: 'use' | 'update';
}

/** The same with the defaults in place. */
export interface ZoneSettings {
  domainName: string;
  /** In the catalog. */
  name: string;
  /** Name that the certificate is for. */
  certificateName: string;
  /** Of an existing certificate to use instead of requesting one. */
  certificateArn?: string;
  /** How long to wait until the certificate is issued. */
  waitSeconds: number;
}

/**
 * Checks what can be checked without AWS.
 *
 * @throws InputError that names the input.
 */
export function toZoneSettings(input: ZoneInput): ZoneSettings {
  const { domainName, waitMinutes = DEFAULT_WAIT_MINUTES } = input;
  checkDomainName('domainName', domainName);
  checkInteger('waitMinutes', waitMinutes, { min: 1, max: MAX_WAIT_MINUTES });
  const certificateName = input.certificateDomainName || domainName;
  const withoutWildcard = certificateName.replace(/^\*\./, '');
  checkDomainName('certificateDomainName', withoutWildcard);
  if (!isWithin(withoutWildcard, domainName)) {
    throw new InputError(
      `certificateDomainName: ${certificateName} is not in the zone ${domainName}, which contains the record that validates it.`,
    );
  }
  return {
    domainName,
    name: input.name || domainName.replaceAll('.', '-'),
    certificateName,
    certificateArn: input.certificateArn || undefined,
    waitSeconds: waitMinutes * 60,
  };
}
