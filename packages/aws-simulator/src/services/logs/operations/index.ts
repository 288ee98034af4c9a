export * from './logEvents';
export * from './logGroups';
export * from './logStreams';
export * from './metricFilters';
export * from './resourcePolicies';
