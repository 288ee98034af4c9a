export { toEntities } from './toEntities';
