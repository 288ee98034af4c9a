export * from './logGroup';
export * from './resourcePolicy';
