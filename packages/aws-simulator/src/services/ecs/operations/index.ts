export * from './clusters';
export * from './serviceDeployments';
export * from './services';
export * from './tags';
export * from './taskDefinitions';
export * from './tasks';
