export { loadBalancerOf } from './loadBalancerOf';
export { answerAt, sendRequest } from './sendRequest';
export type { ApiRequest, ApiResponse } from './ApiRequest';
