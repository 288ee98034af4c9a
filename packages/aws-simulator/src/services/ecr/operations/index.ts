export * from './describeImages';
export * from './repositories';
