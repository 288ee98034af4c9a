export * from './rules';
export * from './tags';
export * from './targets';
