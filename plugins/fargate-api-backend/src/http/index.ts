export { operationRoutes } from './operationRoutes';
export { statusRoutes } from './statusRoutes';
