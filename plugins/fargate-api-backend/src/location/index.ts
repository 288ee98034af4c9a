export { environmentOf } from './environmentOf';
export type { EnvironmentLocation } from './EnvironmentLocation';
export { serviceOf } from './serviceOf';
export type { ServiceLocation } from './ServiceLocation';
