export { LogService } from './LogService';
