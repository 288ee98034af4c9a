export type { AwsAccess } from './AwsAccess';
export type { FargateClients } from './FargateClients';
export { FargateAws } from './FargateAws';
export type { FargateAwsPurpose, FargateAwsUse } from './FargateAwsUse';
export { initiatorOf } from './initiatorOf';
