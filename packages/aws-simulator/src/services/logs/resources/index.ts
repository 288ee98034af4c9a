export * from './logGroup';
export * from './metricFilter';
export * from './resourcePolicy';
