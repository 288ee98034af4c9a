/**
 * An account and region that the portal may use.
 *
 * @public
 */
export interface FargateTarget {
  /** The name that people use for it. */
  name: string;
  /** Twelve digits. */
  accountId: string;
  region: string;
  /** The URL of an AWS endpoint other than the default of the region. */
  endpoint?: string;
}
