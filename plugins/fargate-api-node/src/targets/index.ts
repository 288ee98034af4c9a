export type { FargateTarget } from './FargateTarget';
export { FargateTargets } from './FargateTargets';
