/**
 * The entity card for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export { fargateApiPlugin, EntityFargateApiCard } from './legacyPlugin';
export {
  fargateApiRef,
  type FargateApi,
  type GetStatusOptions,
} from './api/FargateApi';
export { isFargateApi } from '@fargate-api/backstage-plugin-fargate-api-common';
