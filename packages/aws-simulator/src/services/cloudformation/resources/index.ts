export * from './nestedStack';
export * from './waitConditionHandle';
