/**
 * The entity cards and the wizard's choice of target, for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  fargateApiPlugin,
  EntityFargateApiCard,
  EntityFargateEnvironmentCard,
  FargateTargetPickerFieldExtension,
} from './legacyPlugin';
export {
  fargateApiRef,
  type FargateApi,
  type GetStatusOptions,
  type GetTaskLogsOptions,
} from './api/FargateApi';
export {
  isFargateApi,
  isFargateEnvironment,
} from '@fargate-api/backstage-plugin-fargate-api-common';
