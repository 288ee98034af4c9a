export * from './cidrBlock';
