import { resolve } from '../route53/dns/resolve';
import type { Acm, Certificate, Validation } from './Acm';

/** Seconds from the moment when the validation records resolve until the certificate is issued. */
export const ISSUE_SECONDS = 170;

/** For how many days a public certificate is valid: 13 months. */
const VALID_DAYS = 395;

const DAY = 24 * 3600 * 1000;

/**
 * Looks for the validation records in the public DNS. When all are there, the
 * certificate is issued soon.
 */
export function validate(acm: Acm, certificate: Certificate): void {
  if (
    certificate.status !== 'PENDING_VALIDATION' ||
    certificate.validationMethod !== 'DNS'
  ) {
    return;
  }
  const pending = certificate.validations.filter(
    ({ status }) => status === 'PENDING_VALIDATION',
  );
  const shown = pending.filter(validation => resolves(acm, validation));
  for (const validation of shown) {
    validation.status = 'SUCCESS';
  }
  if (shown.length > 0 && shown.length === pending.length) {
    acm.region.clock.after(ISSUE_SECONDS, () => issue(acm, certificate));
  }
}

function resolves(acm: Acm, { record }: Validation): boolean {
  const { values } = resolve(acm.region.world, record.Name, 'CNAME');
  const canonical = (name: string) => name.toLowerCase().replace(/\.$/, '');
  return values.some(value => canonical(value) === canonical(record.Value));
}

function issue(acm: Acm, certificate: Certificate): void {
  if (certificate.status !== 'PENDING_VALIDATION') {
    return;
  }
  const { world } = acm.region;
  const now = world.now();
  const midnight = Math.floor(now.getTime() / DAY) * DAY;
  certificate.status = 'ISSUED';
  certificate.issuedAt = now;
  certificate.notBefore = new Date(midnight);
  certificate.notAfter = new Date(midnight + VALID_DAYS * DAY + DAY - 1000);
  certificate.serial = world.ids.hex(32).match(/../g)!.join(':');
  certificate.decide();
}
