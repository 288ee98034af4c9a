export { FargateAccess } from './FargateAccess';
export type { FargateAccessOptions } from './FargateAccessOptions';
export { fargateAccessServiceRef } from './fargateAccessServiceRef';
export { ownersOf } from './ownersOf';
export type { Demand, DeployedSubject, Initiator } from './Initiator';
export {
  createFargateApiTargetConditionalDecision,
  fargateApiTargetConditions,
  fargateApiTargetPermissionResourceRef,
  fargateApiTargetRules,
} from './targetRules';
