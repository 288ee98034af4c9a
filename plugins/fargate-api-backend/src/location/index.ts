export { serviceOf } from './serviceOf';
export { environmentOf } from './environmentOf';
export { isOwn } from './isOwn';
export { parseServiceArn } from './parseServiceArn';
export type { ServiceLocation } from './ServiceLocation';
export type { EnvironmentLocation } from './EnvironmentLocation';
