export * from './alarms';
export * from './metrics';
export * from './tags';
