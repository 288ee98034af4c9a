export * from './subscription';
export * from './topic';
export * from './topicPolicy';
