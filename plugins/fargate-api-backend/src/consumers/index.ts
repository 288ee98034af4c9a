export { ConsumerService } from './ConsumerService';
export type { Consumer } from './ConsumerService';
