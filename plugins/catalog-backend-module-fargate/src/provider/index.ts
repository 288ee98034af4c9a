export { FargateEntityProvider } from './FargateEntityProvider';
export { readSchedule } from './readSchedule';
