export { StatusService } from './StatusService';
