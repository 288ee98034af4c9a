/**
 * What all parts of Fargate API for Backstage share: annotations, permissions,
 * Fargate's sizes, the rules for names, the status types and their messages.
 * It does not depend on the AWS SDK.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './approvals';
export * from './billedResources';
export * from './cidr';
export * from './ClockReading';
export * from './consumers';
export * from './deployments';
export * from './previews';
export * from './environment';
export * from './facts';
export * from './logFormat';
export * from './names';
export * from './observed';
export * from './operations';
export * from './permissions';
export * from './places';
export * from './prices';
export * from './repositories';
export * from './secretNames';
export * from './shapeAdvice';
export * from './shapes';
export * from './sizes';
export * from './stacks';
export * from './status';
export * from './stateOf';
export * from './targets';
export * from './messages';
export * from './untrusted';
