export type { AwsAccess } from './AwsAccess';
export { admittedSources } from './admittedSources';
export { checkConsumer } from './checkConsumer';
