export type { EnvironmentNetwork, StackDescriptor } from './StackDescriptor';
export * from './tags';
export { findPreviews } from './findPreviews';
export { previewOf } from './previewOf';
export * from './deployerTag';
export { toStackRecord } from './StackRecord';
export type { StackRecord } from './StackRecord';
export { parseTemplate, templateText } from './templateText';
export { setDescriptor, withDescriptor } from './withDescriptor';
export {
  descriptorInTemplate,
  readDescriptor,
  readRecordResource,
} from './readDescriptor';
export type { StackRecordResource } from './readDescriptor';
export { assertOwnOutputs } from './assertOwnOutputs';
export { describeStack } from './describeStack';
export { findStacks } from './findStacks';
export { MOVING_PARAMETER, movingTo } from './movingTo';
export { isSameFile } from './isSameFile';
export { isStackMissing } from './isStackMissing';
export * from './stackEvents';
