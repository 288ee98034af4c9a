export * from './accountLimits';
export * from './listeners';
export * from './loadBalancers';
export * from './rules';
export * from './tags';
export * from './targetGroups';
export * from './targets';
