export * from './scalableTargets';
export * from './scalingActivities';
export * from './scalingPolicies';
export * from './scheduledActions';
