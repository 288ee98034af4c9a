export type { Diagnosis } from './Diagnosis';
export { diagnoseServiceEvent } from './diagnoseServiceEvent';
export { diagnoseStoppedTask } from './diagnoseStoppedTask';
export type { StoppedTaskContext } from './diagnoseStoppedTask';
export { diagnoseTarget } from './diagnoseTarget';
export { shorten } from './shorten';
export { toStoppedTask } from './toStoppedTask';
export type { AboutContainer } from './startFailure';
