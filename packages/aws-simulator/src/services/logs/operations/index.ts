export * from './logEvents';
export * from './logGroups';
export * from './logStreams';
export * from './resourcePolicies';
