export { environmentOf } from './environmentOf';
export type { EnvironmentLocation } from './EnvironmentLocation';
export { servicesOf } from './servicesOf';
export type { ServiceLocation } from './ServiceLocation';
