export interface Config {
  /** Fargate API for Backstage. */
  fargateApi?: {
    /**
     * How many tasks a person may ask for on the card, where no autoscaling of
     * the service says it. Default: 10.
     */
    maxDesiredCount?: number;
  };
}
