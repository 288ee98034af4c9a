export { environmentOf } from './environmentOf';
export type { EnvironmentLocation } from './EnvironmentLocation';
export { servicesOf } from './servicesOf';
export { parseServiceTags } from './parseServiceTags';
export type { ServiceLocation } from './ServiceLocation';
export type { UnusableArn } from './annotatedServices';
export type { UnreadTarget } from './taggedServices';
