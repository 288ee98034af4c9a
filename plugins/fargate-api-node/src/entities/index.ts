export { assertValidEntities } from './assertValidEntities';
export { hasEntities, toEntities } from './toEntities';
