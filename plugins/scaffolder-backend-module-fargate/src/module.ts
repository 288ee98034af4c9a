import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  fargateAccessServiceRef,
  fargateAwsServiceRef,
  readPrices,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ApprovalClient } from './approvals/ApprovalClient';
import { deleteExpiredPreviews } from './delivery/previews/deleteExpiredPreviews';
import { createActions } from './actions/createActions';
import { createRepositoryCheckAction } from './actions/repositoryCheck';
import { readRegistries } from './checks/registry/readRegistries';
import { startupWarnings } from './startupWarnings';

/**
 * Adds the `fargate:*` actions to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleFargate = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'fargate',
  register({ registerInit }) {
    registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        access: fargateAccessServiceRef,
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        aws: fargateAwsServiceRef,
        catalog: catalogServiceRef,
        events: eventsServiceRef,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        config,
        discovery,
        logger,
        scaffolder,
        scheduler,
        ...dependencies
      }) {
        startupWarnings(config).forEach(text => logger.warn(text));
        scaffolder.addActions(
          ...createActions({
            ...dependencies,
            approvals: await ApprovalClient.create({
              auth,
              discovery,
              events: dependencies.events,
            }),
            integrations: ScmIntegrations.fromConfig(config),
            registries: readRegistries(config),
            prices: readPrices(config),
          }),
          createRepositoryCheckAction({ config }),
        );
        await scheduler.scheduleTask({
          id: 'fargate-api:previews',
          frequency: { hours: 1 },
          timeout: { minutes: 10 },
          fn: signal =>
            deleteExpiredPreviews(dependencies.aws, { logger, signal }),
        });
      },
    });
  },
});
