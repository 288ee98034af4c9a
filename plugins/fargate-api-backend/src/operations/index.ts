export { Operations } from './Operations';
