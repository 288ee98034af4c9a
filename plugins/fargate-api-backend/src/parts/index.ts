export type { Look } from './Look';
export * from './observeBalancer';
export * from './observeEgress';
export * from './observeScaling';
export * from './observeService';
export * from './observeTargetGroups';
export * from './observeTaskDefinition';
export * from './observeTasks';
export * from './resourceOf';
