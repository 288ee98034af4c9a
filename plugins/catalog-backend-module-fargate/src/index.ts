/**
 * Adds the APIs and environments of CloudFormation stacks to the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleFargate as default } from './module';
export { FargateEntityProvider } from './provider';
export { toEntities } from '@fargate-api/backstage-plugin-fargate-api-node';
