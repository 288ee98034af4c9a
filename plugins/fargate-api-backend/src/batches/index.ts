export { Batches } from './Batches';
