export { serviceOf } from './serviceOf';
export { parseServiceArn } from './parseServiceArn';
export type { ServiceLocation } from './ServiceLocation';
