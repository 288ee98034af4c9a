/**
 * What every part of Fargate API for Backstage shares: annotations,
 * permissions, Fargate's sizes, the rule for names, the status types, and the
 * sentences that are told of them.
 * Nothing of AWS's SDK.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './consumers';
export * from './environment';
export * from './facts';
export * from './names';
export * from './observed';
export * from './operations';
export * from './permissions';
export * from './shapes';
export * from './sizes';
export * from './stacks';
export * from './status';
export * from './stateOf';
export * from './targets';
export * from './words';
