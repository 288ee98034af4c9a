export { allowedSources } from './allowedSources';
export { checkConsumer } from './checkConsumer';
