export { loadBalancerStackName } from './loadBalancerStackName';
export {
  LOAD_BALANCER_QUOTAS,
  readListenerCertificates,
  readListenerRules,
  readSharedListener,
  targetGroupsOf,
} from './readSharedListener';
export type { SharedListener } from './readSharedListener';
