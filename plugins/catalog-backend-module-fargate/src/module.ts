import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { fargateAwsServiceRef } from '@fargate-api/backstage-plugin-fargate-api-node';
import { FargateEntityProvider, readSchedule } from './provider';

/**
 * Adds an entity provider for each target of the configuration to the catalog.
 *
 * @public
 */
export const catalogModuleFargate = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'fargate-api',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        events: eventsServiceRef,
        aws: fargateAwsServiceRef,
      },
      async init({ catalog, config, logger, scheduler, events, aws }) {
        const schedule = readSchedule(config);
        for (const target of aws.targets.list()) {
          catalog.addEntityProvider(
            new FargateEntityProvider({
              target,
              schedule,
              aws,
              events,
              scheduler,
              logger,
            }),
          );
        }
      },
    });
  },
});
