export * from './managedPolicy';
export * from './policy';
export * from './role';
export * from './rolePolicy';
