export { EntityAccess } from './EntityAccess';
