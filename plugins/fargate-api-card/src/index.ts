/**
 * The entity cards of Fargate API for Backstage, for the new frontend system.
 * For the old one use the `./legacy` entry point.
 *
 * @packageDocumentation
 */
export { fargateApiPlugin as default } from './plugin';
export {
  fargateApiRef,
  type ConsumerRef,
  type FargateApi,
  type GetStatusOptions,
  type GetTaskLogsOptions,
  type ServiceRef,
} from './api/FargateApi';
