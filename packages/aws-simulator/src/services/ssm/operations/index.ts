export * from './describeParameters';
export * from './parameters';
export * from './tags';
