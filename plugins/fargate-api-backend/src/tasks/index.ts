export { taskOf } from './taskOf';
