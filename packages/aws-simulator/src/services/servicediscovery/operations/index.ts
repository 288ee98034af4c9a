export * from './instances';
export * from './namespaces';
export * from './services';
