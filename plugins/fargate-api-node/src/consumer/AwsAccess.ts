import { FargateClients } from '../clients';
import { FargateTarget, FargateTargets } from '../targets';

/**
 * Access to AWS: {@link FargateAws}, or a wrapper of it, for example one that
 * limits the rate of requests.
 *
 * @public
 */
export interface AwsAccess {
  targets: FargateTargets;
  clients(target: FargateTarget): Promise<FargateClients>;
}
