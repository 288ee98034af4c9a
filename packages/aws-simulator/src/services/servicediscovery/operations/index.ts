export * from './instances';
export * from './namespaces';
export * from './operations';
export * from './services';
export * from './tags';
