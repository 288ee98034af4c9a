export * from './rolePolicies';
export * from './roles';
