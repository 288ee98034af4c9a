import { Region } from '../../../world/World';
import { makeValid } from './renewal';
import { resolves } from './resolves';
import { Certificate } from './types';

/** Seconds until a certificate is issued, once the validation records resolve. */
const ISSUE_SECONDS = 170;

/**
 * Looks up the validation records in the public DNS, and issues the
 * certificate once all of them resolve.
 */
export function validate(region: Region, certificate: Certificate): void {
  if (
    certificate.status !== 'PENDING_VALIDATION' ||
    certificate.validationMethod !== 'DNS'
  ) {
    return;
  }
  const pending = certificate.validations.filter(
    ({ status }) => status === 'PENDING_VALIDATION',
  );
  const shown = pending.filter(validation => resolves(region, validation));
  for (const validation of shown) {
    validation.status = 'SUCCESS';
  }
  if (shown.length > 0 && shown.length === pending.length) {
    region.clock.after(ISSUE_SECONDS, () => issue(region, certificate));
  }
}

function issue(region: Region, certificate: Certificate): void {
  if (certificate.status !== 'PENDING_VALIDATION') {
    return;
  }
  certificate.status = 'ISSUED';
  certificate.issuedAt = region.world.now();
  makeValid(region, certificate);
  certificate.decide();
}
