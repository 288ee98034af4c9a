export { readPrices } from './readPrices';
