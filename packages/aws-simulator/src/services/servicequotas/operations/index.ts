export * from './increases';
export * from './quotas';
