export type { FargateClients } from './FargateClients';
export { FargateAws } from './FargateAws';
export type { FargateAwsPurpose } from './FargateAws';
