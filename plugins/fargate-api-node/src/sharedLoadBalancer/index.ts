export { loadBalancerStackName } from './loadBalancerStackName';
export { LOAD_BALANCER_QUOTAS, readSharedListener } from './readSharedListener';
export type { SharedListener } from './readSharedListener';
