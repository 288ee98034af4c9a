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
  FargatePriceFieldExtension,
  FargateRepositoryFieldExtension,
  FargateRevisionFieldExtension,
  FargateSecretFieldExtension,
  FargateTargetPickerFieldExtension,
  FargateTextFieldExtension,
  FargateExistingChoiceFieldExtension,
} from './legacyPlugin';
export { type SelectedEntity } from './wizard/entityPicker/SelectedEntity';
export { type SelectedRepository } from './wizard/repository/SelectedRepository';
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
