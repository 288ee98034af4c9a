export * from './namespaces';
export * from './service';
