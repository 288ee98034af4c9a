export * from './demoUser';
