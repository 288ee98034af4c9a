/**
 * An account and region pair that the portal may deploy to, as people see it:
 * an entry of the answer of `GET /v1/targets`.
 *
 * @public
 */
export interface FargateTargetSummary {
  /** How people call it; what actions take as `target`. */
  name: string;
  /** Twelve digits. */
  accountId: string;
  region: string;
}
