export * from './queue';
export * from './queuePolicy';
