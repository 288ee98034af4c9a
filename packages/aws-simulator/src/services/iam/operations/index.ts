export * from './policies';
export * from './rolePolicies';
export * from './roles';
