export { AddedTargetsProvider } from './AddedTargetsProvider';
export { FargateEntityProvider } from './FargateEntityProvider';
export { readSchedule } from './readSchedule';
