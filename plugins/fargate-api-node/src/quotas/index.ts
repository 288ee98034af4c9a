export { readElasticIpQuota, readVpcQuota } from './networkQuotas';
