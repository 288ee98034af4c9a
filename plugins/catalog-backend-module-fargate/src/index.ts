/**
 * Stacks in AWS become entities in Backstage's catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleFargate as default } from './module';
export { FargateEntityProvider } from './provider';
export { toEntities } from './entities';
