import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Fargate API for Backstage. */
  fargateApi?: {
    /**
     * The maximum desired count that a user may set on the card for a service
     * without autoscaling. Default: 10.
     */
    maxDesiredCount?: number;
    /**
     * Whether the cards also show resources that do not name the entity in
     * their tag `fargate-api:entity`. Anyone who can register an entity can then
     * read the status of every service and environment in the targets.
     * Operations and logs always require the tag. Default: false.
     */
    showWithoutConsent?: boolean;
    /** Deployments to targets with `requiresApproval`. */
    approval?: {
      /**
       * When a request for approval ends without a decision, e.g. `{ hours: 8 }`.
       * Default: after 24 hours.
       */
      expiresAfter?: HumanDuration | string;
    };
  };
}
