export { VPC_ID } from './Consumer';
export { ConsumerService } from './ConsumerService';
