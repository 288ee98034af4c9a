export * from './assumeRole';
export * from './getCallerIdentity';
