export * from './hostedZones';
export * from './records';
export * from './tags';
