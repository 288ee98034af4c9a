/**
 * The backend of the Fargate API card: reads and operates the ECS service of an entity.
 *
 * @packageDocumentation
 */
export { fargateApiPlugin as default } from './plugin';
