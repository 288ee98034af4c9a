export { consentOf, names } from './consentOf';
export type { Consent } from './consentOf';
export { OwnedServices } from './OwnedServices';
export type { OwnedService } from './OwnedServices';
export { findPlace } from './findPlace';
export { placesOf } from './placesOf';
export type { Place, PlaceOptions, Places } from './placesOf';
export { whyWithheld } from './whyWithheld';
