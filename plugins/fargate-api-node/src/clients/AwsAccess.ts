import { FargateTarget, FargateTargets } from '../targets';
import { FargateClients } from './FargateClients';

/**
 * Access to AWS for one use: {@link FargateAws.access}, or a wrapper of it, for
 * example one that limits the rate of requests.
 *
 * @public
 */
export interface AwsAccess {
  targets: FargateTargets;
  clients(target: FargateTarget): Promise<FargateClients>;
}
