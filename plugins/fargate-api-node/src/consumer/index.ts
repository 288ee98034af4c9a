export type { AwsAccess } from './AwsAccess';
export { allowedSources } from './allowedSources';
export { checkConsumer } from './checkConsumer';
