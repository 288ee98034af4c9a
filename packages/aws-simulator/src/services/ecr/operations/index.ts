export * from './batchGetImage';
export * from './describeImages';
export * from './repositories';
