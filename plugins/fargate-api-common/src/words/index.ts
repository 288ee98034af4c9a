export { CAUSE_MESSAGES } from './causeMessages';
export { CHECK_WORDS } from './checkWords';
export { FAILURE_WORDS } from './failureWords';
export { HOP_WORDS } from './hopWords';
export { PART_WORDS } from './partWords';
export { PROBLEM_WORDS } from './problemWords';
export {
  formatCause,
  tellCheck,
  tellFailure,
  tellHop,
  tellProblem,
} from './tell';
export * from './words';
