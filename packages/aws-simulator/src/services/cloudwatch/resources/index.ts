export * from './alarm';
export * from './compositeAlarm';
