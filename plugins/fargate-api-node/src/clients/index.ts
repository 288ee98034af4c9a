export type { FargateClients } from './FargateClients';
export { FargateAws } from './FargateAws';
