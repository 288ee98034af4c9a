/**
 * The entity cards and the form fields of the wizard, for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  fargateApiPlugin,
  FargateApiPage,
  EntityFargateApiCard,
  EntityFargateEnvironmentCard,
  FargateDeploymentOutputs,
  FargateEntityPickerFieldExtension,
  FargateNameFieldExtension,
  FargateNumberFieldExtension,
  FargateOwnerPickerFieldExtension,
  FargatePageFieldExtension,
  FargateRevisionFieldExtension,
  FargateSecretFieldExtension,
  FargateTargetPickerFieldExtension,
  FargateTextFieldExtension,
  FargateExistingChoiceFieldExtension,
} from './legacyPlugin';
export { type SelectedEntity } from './wizard/entityPicker/SelectedEntity';
export {
  fargateApiRef,
  type ConsumerRef,
  type FargateApi,
  type GetStatusOptions,
  type GetTaskLogsOptions,
  type ServiceRef,
} from './api/FargateApi';
export {
  isFargateApi,
  isFargateEnvironment,
} from '@fargate-api/backstage-plugin-fargate-api-common';
