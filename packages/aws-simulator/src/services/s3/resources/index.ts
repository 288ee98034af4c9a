export * from './bucket';
export * from './bucketPolicy';
