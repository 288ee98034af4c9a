export * from './listSecrets';
export * from './secrets';
export * from './secretValues';
export * from './tags';
