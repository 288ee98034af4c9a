export * from './alias';
export * from './key';
