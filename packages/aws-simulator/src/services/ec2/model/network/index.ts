export * from './Reachability';
export * from './egress';
export * from './reach';
