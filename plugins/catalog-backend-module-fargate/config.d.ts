import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** The entity provider of Fargate API for Backstage. */
      fargateApi?: {
        /**
         * How often the stacks of each target are looked through. Default:
         * every 5 minutes, at most 3 minutes long.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
