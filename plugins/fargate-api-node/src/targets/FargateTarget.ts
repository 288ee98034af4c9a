/**
 * An account and region pair that may be touched.
 *
 * @public
 */
export interface FargateTarget {
  /** How people call it. */
  name: string;
  /** Twelve digits. */
  accountId: string;
  region: string;
  /** An AWS endpoint other than the region's own. */
  endpoint?: string;
}
