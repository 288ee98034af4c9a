export { awsNow } from './awsNow';
export { StatusService } from './StatusService';
