export { nextRun } from './nextRun';
