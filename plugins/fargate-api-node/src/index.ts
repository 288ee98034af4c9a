/**
 * AWS access for the backend packages of Fargate API for Backstage: targets,
 * clients, and the CloudFormation stack as the record of a deployment.
 *
 * @packageDocumentation
 */
export * from './access';
export * from './targets';
export * from './clients';
export * from './stack';
export * from './entities';
export * from './console';
export * from './consumer';
export * from './diagnosis';
export * from './dns';
export * from './prices';
export * from './quotas';
export * from './repositories';
export * from './schedule';
export * from './sharedLoadBalancer';
export * from './fargateAwsServiceRef';
export { translateToEnglish } from './translateToEnglish';
