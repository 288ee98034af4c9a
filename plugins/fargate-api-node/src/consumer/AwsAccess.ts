import { FargateClients } from '../clients';
import { FargateTarget, FargateTargets } from '../targets';

/**
 * The way to AWS, whoever pays for the calls: {@link FargateAws}, or something
 * that watches a budget.
 *
 * @public
 */
export interface AwsAccess {
  targets: FargateTargets;
  clients(target: FargateTarget): Promise<FargateClients>;
}
