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
      };
    };
  };
}
