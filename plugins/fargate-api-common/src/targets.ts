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

/**
 * How many of a kind an account has in a region, and may have.
 *
 * @public
 */
export interface QuotaUse {
  used: number;
  /** Unknown where AWS does not tell it. */
  quota?: number;
}

/** The share of a quota from which on to warn of it. */
const NEARLY = 0.9;

/**
 * Whether so much of a quota is used that it is time to ask AWS for a higher one.
 *
 * @public
 */
export function isNearlyUsed({ used, quota }: Required<QuotaUse>): boolean {
  return used >= NEARLY * quota;
}

/**
 * The response of `GET /v1/targets/:target/quotas`: what a new environment needs room
 * in. Without what cannot be read.
 *
 * @public
 */
export interface TargetQuotas {
  vpcs?: QuotaUse;
  elasticIps?: QuotaUse;
}
