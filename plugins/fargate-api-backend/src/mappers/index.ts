export { toServiceStatus } from './toServiceStatus';
export { toTaskDefinitionStatus } from './toTaskDefinitionStatus';
export { toTargetStatus } from './toTargetStatus';
export { toTargetGroupStatus } from './toTargetGroupStatus';
export { toEndpointStatus } from './toEndpointStatus';
export { toEgressIps } from './toEgressIps';
export { toStoppedTasks } from './toStoppedTasks';
