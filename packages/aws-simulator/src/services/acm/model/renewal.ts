import { RenewalStatus } from '@aws-sdk/client-acm';
import { Region } from '../../../world/World';
import { resolves } from './resolves';
import { Certificate } from './types';
import { usersOf } from './usersOf';

/** The validity of a public certificate: 13 months, in days. */
const VALID_DAYS = 395;

/** How many days before the expiration ACM starts the renewal. */
const RENEWAL_DAYS = 60;

const DAY_SECONDS = 24 * 3600;
const DAY = DAY_SECONDS * 1000;

/** Makes a certificate valid from today, and schedules its renewal and its expiration. */
export function makeValid(region: Region, certificate: Certificate): void {
  const { clock, world } = region;
  const now = world.now();
  const midnight = Math.floor(now.getTime() / DAY) * DAY;
  const notAfter = new Date(midnight + VALID_DAYS * DAY + DAY - 1000);
  certificate.notBefore = new Date(midnight);
  certificate.notAfter = notAfter;
  certificate.serial = world.ids.hex(32).match(/../g)!.join(':');
  const seconds = (notAfter.getTime() - now.getTime()) / 1000;
  const whileValid = (act: () => void) => () => {
    if (certificate.notAfter === notAfter) {
      act();
    }
  };
  clock.after(
    seconds - RENEWAL_DAYS * DAY_SECONDS,
    whileValid(() => beginRenewal(region, certificate)),
  );
  clock.after(
    seconds,
    whileValid(() => expire(region, certificate)),
  );
}

/** Renews a certificate whose renewal is pending, once its validation records resolve. */
export function continueRenewal(
  region: Region,
  certificate: Certificate,
): void {
  if (certificate.renewal?.status !== 'PENDING_VALIDATION') {
    return;
  }
  if (certificate.validations.every(one => resolves(region, one))) {
    makeValid(region, certificate);
    note(region, certificate, 'SUCCESS');
  }
}

/** ACM renews only certificates that are in use. */
function beginRenewal(region: Region, certificate: Certificate): void {
  if (usersOf(region, certificate.arn).length > 0) {
    note(region, certificate, 'PENDING_VALIDATION');
    continueRenewal(region, certificate);
  }
}

function expire(region: Region, certificate: Certificate): void {
  certificate.status = 'EXPIRED';
  if (certificate.renewal?.status === 'PENDING_VALIDATION') {
    note(region, certificate, 'FAILED');
  }
}

function note(
  region: Region,
  certificate: Certificate,
  status: RenewalStatus,
): void {
  certificate.renewal = { status, updatedAt: region.world.now() };
}
