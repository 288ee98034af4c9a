export type { StackFacts } from '../StackFacts';
export * from './stackKinds';
