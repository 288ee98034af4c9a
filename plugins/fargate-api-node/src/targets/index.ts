export { checkTags } from './checkTags';
export type { FargateTarget } from './FargateTarget';
export { FargateTargets } from './FargateTargets';
