export { Operations } from './Operations';
export { OwnServices } from './OwnServices';
export type { OwnService } from './OwnServices';
export { toOperationError } from './toOperationError';
