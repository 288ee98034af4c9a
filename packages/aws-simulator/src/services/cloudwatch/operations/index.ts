export * from './alarms';
export * from './compositeAlarms';
export * from './metrics';
export * from './tags';
