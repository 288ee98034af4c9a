export { toServiceStatus } from './toServiceStatus';
export { toTaskDefinitionStatus } from './toTaskDefinitionStatus';
export { toTargetStatus } from './toTargetStatus';
export { toTargetGroupStatus } from './toTargetGroupStatus';
export { toEndpointStatus } from './toEndpointStatus';
export { toNatFacts } from './toNatFacts';
export type { NatFacts } from './toNatFacts';
export { toRunningTasks } from './toRunningTasks';
export { toStoppedTasks } from './toStoppedTasks';
