/**
 * The card's server: an entity in, the status of its ECS service out.
 *
 * @packageDocumentation
 */
export { fargateApiPlugin as default } from './plugin';
