export * from './buckets';
export * from './objects';
