export * from './hostedZone';
export * from './recordSet';
export * from './recordSetGroup';
