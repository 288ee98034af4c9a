export { approvalRoutes } from './approvalRoutes';
export { consumerRoutes } from './consumerRoutes';
export { operationRoutes } from './operationRoutes';
export { statusRoutes } from './statusRoutes';
