export * from './logGroup';
