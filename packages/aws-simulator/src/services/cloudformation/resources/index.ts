export * from './cdkMetadata';
export * from './nestedStack';
export * from './waitConditionHandle';
