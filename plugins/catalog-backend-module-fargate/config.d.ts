import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** The entity provider of Fargate API for Backstage. */
      fargateApi?: {
        /**
         * The schedule of the scans of each target. Default: every 5 minutes,
         * with a timeout of 3 minutes.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** The Software Templates that the catalog gets. Default: all. */
        softwareTemplates?: {
          /** Only these, by name, such as `fargate-public-api`. */
          include?: string[];
          /** All but these, by name. An empty `include` leaves out all. */
          exclude?: string[];
          /** The reference of their owner, in place of `platform`. */
          owner?: string;
        };
      };
    };
  };
}
