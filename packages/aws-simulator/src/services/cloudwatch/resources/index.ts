export * from './alarm';
