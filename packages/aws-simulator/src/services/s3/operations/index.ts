export * from './buckets';
export * from './listObjects';
export * from './objects';
