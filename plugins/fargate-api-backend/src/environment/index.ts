export { EnvironmentService } from './EnvironmentService';
