export interface Config {
  /** Fargate API for Backstage. */
  fargateApi?: {
    /**
     * The account and region pairs that may be deployed to and read from.
     * Nothing else is ever touched.
     */
    targets?: Array<{
      /** How people call it, e.g. `dev`. */
      name: string;
      /** Twelve digits; credentials come from `aws.accounts` for this id. */
      accountId: string;
      /** E.g. `eu-west-1`. */
      region: string;
      /**
       * An AWS endpoint other than the region's own, e.g. that of a simulator.
       * Default: AWS's, or `AWS_ENDPOINT_URL`.
       */
      endpoint?: string;
    }>;
  };
}
