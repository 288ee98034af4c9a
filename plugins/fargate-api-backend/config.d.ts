export interface Config {
  /** Fargate API for Backstage. */
  fargateApi?: {
    /**
     * The maximum desired count that a user may set on the card for a service
     * without autoscaling. Default: 10.
     */
    maxDesiredCount?: number;
  };
}
