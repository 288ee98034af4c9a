import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { fargateAwsServiceRef } from '@fargate-api/backstage-plugin-fargate-api-node';
import { AddedTargetsProvider, readSchedule } from './provider';
import { readSelection, SoftwareTemplateProvider } from './softwareTemplates';

/**
 * Adds to the catalog an entity provider for each target of the configuration, one for
 * targets that it gets later, and one for the Software Templates.
 *
 * @public
 */
export const catalogModuleFargate = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'fargate-api',
  register(env) {
    env.registerInit({
      deps: {
        processing: catalogProcessingExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        events: eventsServiceRef,
        aws: fargateAwsServiceRef,
      },
      async init({ processing, config, ...services }) {
        processing.addEntityProvider(
          new SoftwareTemplateProvider(readSelection(config)),
        );
        const added = new AddedTargetsProvider({
          schedule: readSchedule(config),
          keepsOrphans:
            config.getOptionalString('catalog.orphanProviderStrategy') ===
            'keep',
          ...services,
        });
        processing.addEntityProvider(added, ...added.ofPresentTargets());
      },
    });
  },
});
