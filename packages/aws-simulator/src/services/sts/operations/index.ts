export * from './assumeRole';
export * from './assumeRoleWithWebIdentity';
export * from './getCallerIdentity';
