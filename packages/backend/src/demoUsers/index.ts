export { demoUsersModule as default } from './demoUsersModule';
