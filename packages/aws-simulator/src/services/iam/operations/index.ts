export * from './openIdProviders';
export * from './openIdProviderTags';
export * from './policies';
export * from './rolePolicies';
export * from './roles';
