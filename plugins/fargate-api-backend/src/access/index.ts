export { EntityAccess } from './EntityAccess';
export { isOwnedBy } from './isOwnedBy';
export { OwnedServices } from './OwnedServices';
export type { OwnedService } from './OwnedServices';
