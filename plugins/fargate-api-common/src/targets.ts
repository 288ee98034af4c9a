/**
 * An account and region that the portal may deploy to: an entry of the response of `GET /v1/targets`.
 *
 * @public
 */
export interface FargateTargetSummary {
  /** The name that people use for it, and the input `target` of actions. */
  name: string;
  /** Twelve digits. */
  accountId: string;
  region: string;
}
