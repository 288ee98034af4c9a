export * from './describeImages';
