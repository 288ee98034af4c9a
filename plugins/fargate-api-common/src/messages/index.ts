export { CAUSE_MESSAGES } from './causeMessages';
export { CHECK_MESSAGES } from './checkMessages';
export { FAILURE_MESSAGES } from './failureMessages';
export { HOP_MESSAGES } from './hopMessages';
export { PART_NAMES } from './partNames';
export { PROBLEM_MESSAGES } from './problemMessages';
export { REPOSITORY_MESSAGES } from './repositoryMessages';
export {
  formatCause,
  formatCheck,
  formatFailure,
  formatHop,
  formatProblem,
} from './format';
export * from './messages';
