/**
 * The Create-wizard actions of Fargate API for Backstage.
 *
 * @packageDocumentation
 */
export { scaffolderModuleFargate as default } from './module';
export * from './actions';
export type { Clock } from './deployment/Clock';
export { DeploymentError } from './deployment/DeploymentError';
export type { FailureReport } from './deployment/DeploymentError';
