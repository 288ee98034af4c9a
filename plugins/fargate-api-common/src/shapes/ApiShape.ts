import { BilledResources } from '../prices';
import { StackFacts } from '../StackFacts';

/**
 * A shape of API: all that is particular to it and can be said without asking
 * AWS. What has to be asked, its health too, is in the scaffolder module's
 * `api/shapes`.
 *
 * @public
 */
export interface ApiShape extends StackFacts {
  /** Also the name of its CloudFormation template. */
  kind: string;
  /** One of them, in words. */
  noun: string;
  /** The id of the action that deploys one. */
  deployAction: string;
  /** Who can reach it: everybody, or those in networks that have a route to it. */
  reach: 'internet' | 'private-network';
  /** The output of its stack with the URL at which it answers. */
  endpointOutput: string;
  /**
   * What AWS bills of it by the month, beside the tasks.
   *
   * @param zones - in how many Availability Zones its load balancer is.
   */
  billed(zones: number): Omit<BilledResources, 'tasks'>;
  /** Parameters of its template that say where it goes, and are no settings. */
  placeParameters: readonly string[];
}
