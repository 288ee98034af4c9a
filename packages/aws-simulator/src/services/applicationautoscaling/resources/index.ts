export * from './scalableTarget';
export * from './scalingPolicy';
