import type { Acm, Certificate } from './Acm';
import { makeValid } from './renewal';
import { resolves } from './resolves';

/** Seconds from the moment when the validation records resolve until the certificate is issued. */
const ISSUE_SECONDS = 170;

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

function issue(acm: Acm, certificate: Certificate): void {
  if (certificate.status !== 'PENDING_VALIDATION') {
    return;
  }
  certificate.status = 'ISSUED';
  certificate.issuedAt = acm.region.world.now();
  makeValid(acm, certificate);
  certificate.decide();
}
