import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { fargateApiPermissions } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  fargateAccessServiceRef,
  fargateApiTargetPermissionResourceRef,
  fargateApiTargetRules,
  fargateAwsServiceRef,
  readPrices,
  Repositories,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { OwnedServices } from './access';
import {
  ApprovalService,
  ApprovalStore,
  Notifications,
  readExpiresAfterMs,
} from './approvals';
import { BudgetedAws, Observations } from './aws';
import { ConsumerService } from './consumers';
import { DeploymentService } from './deployments';
import { EnvironmentService } from './environment';
import {
  approvalRoutes,
  consumerRoutes,
  operationRoutes,
  statusRoutes,
} from './http';
import { LogService } from './logs';
import { registerMcpActions } from './mcp';
import { Operations } from './operations';
import { readMaxDesiredCount } from './readMaxDesiredCount';
import { SecretNameService } from './secrets';
import { PreviewService } from './previews';
import { QuotaService } from './quotas';
import { RepositoryService } from './repositories';
import { StatusService } from './status';

/**
 * Serves the status of entities that run on Fargate, and operations on them.
 *
 * @public
 */
export const fargateApiPlugin = createBackendPlugin({
  pluginId: 'fargate-api',
  register(env) {
    env.registerInit({
      deps: {
        access: fargateAccessServiceRef,
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        aws: fargateAwsServiceRef,
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({
        access,
        actions,
        auditor,
        auth,
        aws,
        cache,
        catalog,
        config,
        logger,
        permissions,
        database,
        discovery,
        events,
        ...core
      }) {
        const { targets } = aws;
        core.permissionsRegistry.addPermissions(fargateApiPermissions);
        core.permissionsRegistry.addResourceType({
          resourceRef: fargateApiTargetPermissionResourceRef,
          rules: fargateApiTargetRules,
          getResources: async names =>
            names.map(name => targets.list().find(one => one.name === name)),
        });
        const maxDesiredCount = readMaxDesiredCount(config);
        const readAws = new BudgetedAws(aws);
        const observations = new Observations({ aws: readAws, cache });
        const showWithoutConsent =
          config.getOptionalBoolean('fargateApi.showWithoutConsent') ?? false;
        const shared = {
          aws,
          access,
          observations,
          maxDesiredCount,
          showWithoutConsent,
        };

        const status = new StatusService(shared);
        const environments = new EnvironmentService({ ...shared, catalog });
        const services = new OwnedServices(shared);
        const deployments = new DeploymentService({ ...shared, services });
        const previews = new PreviewService({ ...shared, services });
        const operations = new Operations({
          ...shared,
          services,
          onChange: () => status.forget(),
        });
        const logs = new LogService({ aws: readAws, services });
        const consumers = new ConsumerService({
          access,
          aws: { targets, clients: target => readAws.clients(target) },
          services,
          observations,
        });

        const secretNames = new SecretNameService({
          access,
          auth,
          catalog,
          observations,
          targets,
        });
        const quotas = new QuotaService({ access, observations, targets });
        const repositories = new RepositoryService({
          access,
          cache,
          logger,
          permissions,
          repositories: new Repositories(ScmIntegrations.fromConfig(config)),
          targets,
        });

        const approvals = new ApprovalService({
          access,
          auth,
          catalog,
          events,
          notifications: new Notifications({ auth, discovery }),
          store: await ApprovalStore.create(await database.getClient()),
          expiresAfterMs: readExpiresAfterMs(config),
        });

        const { httpAuth } = core;
        core.httpRouter.use(
          statusRoutes({
            access,
            auditor,
            deployments,
            environments,
            httpAuth,
            previews,
            prices: readPrices(config),
            secretNames,
            quotas,
            repositories,
            status,
            targets,
          }),
        );
        core.httpRouter.use(
          operationRoutes({ auditor, httpAuth, logs, operations }),
        );
        core.httpRouter.use(approvalRoutes({ approvals, auditor, httpAuth }));
        core.httpRouter.use(consumerRoutes({ auditor, consumers, httpAuth }));
        registerMcpActions({
          actions,
          auditor,
          consumers,
          environments,
          status,
        });
      },
    });
  },
});
