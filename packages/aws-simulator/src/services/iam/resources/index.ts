export * from './managedPolicy';
export * from './oidcProvider';
export * from './policy';
export * from './role';
export * from './rolePolicy';
