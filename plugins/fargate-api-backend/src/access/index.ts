export { consentOf, names } from './consentOf';
export type { Consent } from './consentOf';
export { OwnedServices } from './OwnedServices';
export type { OwnedService } from './OwnedServices';
export { serviceConsent } from './serviceConsent';
export { whyWithheld } from './whyWithheld';
