/**
 * The Create-wizard actions of Fargate API for Backstage.
 *
 * @packageDocumentation
 */
export { scaffolderModuleFargate as default } from './module';
export * from './actions';
export type {
  ContainerHealthCheck,
  ContainerInput,
  ContainerOptions,
} from './api/container/ContainerOptions';
export type {
  DependencyCondition,
  OfTask,
  PresetName,
  Sidecar,
  SidecarInput,
} from './api/sidecars/Sidecar';
export type { Clock } from './stack/Clock';
export { DeploymentError } from './stack/DeploymentError';
export type { FailureReport } from './log/FailureReport';
