export * from './listener';
export * from './listenerCertificate';
export * from './listenerRule';
export * from './loadBalancer';
export * from './targetGroup';
