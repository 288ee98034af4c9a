export type { EnvironmentNetwork, StackDescriptor } from './StackDescriptor';
export * from './tags';
export type { StackRecord } from './StackRecord';
export { withDescriptor } from './withDescriptor';
export { readDescriptor } from './readDescriptor';
export { describeStack } from './describeStack';
export { findStacks } from './findStacks';
export { isStackMissing } from './isStackMissing';
export * from './stackEvents';
