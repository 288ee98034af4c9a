export { hasEntities, toEntities } from './toEntities';
