export * from './capacityProviderAssociations';
export * from './cluster';
export * from './service';
export * from './taskDefinition';
