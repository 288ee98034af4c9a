import { ClockReading } from './ClockReading';
import { Observed } from './observed';
import { BilledResources } from './prices';

/**
 * How long the preview of a pull request stays without a commit, in days. The portal
 * deletes it then, if its pipeline has not.
 *
 * @public
 */
export const PREVIEW_DAYS = 7;

/**
 * What the stack of a preview says of it.
 *
 * @public
 */
export type PreviewState =
  | 'deploying'
  | 'ready'
  /** The last commit failed, and the one before it runs. */
  | 'outdated'
  /** It could not be created, or not be deleted. */
  | 'failed'
  | 'deleting';

/**
 * A pull request as an API of its own.
 *
 * @public
 */
export interface Preview {
  /** Of the pull request. */
  number: number;
  stackName: string;
  state: PreviewState;
  /** Where it answers. */
  url?: string;
  /** When it was deployed last; ISO 8601. */
  deployedAt: string;
  /** When the portal deletes it, unless it has a commit before; ISO 8601. */
  expiresAt: string;
  /** What AWS bills for it, as the template of the wizard makes it. */
  resources: BilledResources;
}

/**
 * The response of `GET /v1/entities/:kind/:namespace/:name/previews`.
 *
 * @public
 */
export interface FargateApiPreviews extends ClockReading {
  /** By the number of their pull requests. */
  previews: Observed<Preview[]>;
}
