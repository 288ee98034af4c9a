export * from './customResources';
export * from './function';
