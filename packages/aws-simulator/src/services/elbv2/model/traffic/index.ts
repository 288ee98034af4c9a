export { loadBalancerOf } from './loadBalancerOf';
export { sendRequest } from './sendRequest';
export type { ApiRequest, ApiResponse } from './ApiRequest';
