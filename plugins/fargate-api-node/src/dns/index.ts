export * from './domainNames';
export * from './hostedZones';
export * from './records';
export * from './delegatesTo';
