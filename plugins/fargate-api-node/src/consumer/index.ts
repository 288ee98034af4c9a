export { allowedSources, mayReach } from './allowedSources';
export { checkConsumer } from './checkConsumer';
