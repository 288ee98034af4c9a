import { Server } from 'node:http';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  FargateAws,
  fargateAwsServiceRef,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { fargateApiPlugin } from '../plugin';
import { SimulatedDeployment } from './SimulatedDeployment';

/** Starts the plugin in a backend whose catalog contains some entities. */
export async function startPlugin(
  deployment: SimulatedDeployment,
  entities: Entity[],
  options: {
    allow?: (permission: string, resourceRef?: string) => boolean;
    /** What `fargateApi` contains beside the targets. */
    settings?: JsonObject;
    /** What the configuration contains beside `fargateApi`. */
    config?: JsonObject;
    /** Default: as the configuration has it. */
    aws?: FargateAws;
  } = {},
) {
  const { allow = () => true, settings, config: more } = options;
  const config = {
    ...deployment.config,
    ...more,
    fargateApi: {
      ...(deployment.config.fargateApi as JsonObject),
      ...settings,
    },
  };
  const {
    aws = FargateAws.fromConfig(mockServices.rootConfig({ data: config })),
  } = options;
  const actions = actionsRegistryServiceMock();
  const auditor = mockServices.auditor.mock();
  const record = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(record);
  const { server }: { server: Server } = await startTestBackend({
    features: [
      fargateApiPlugin,
      mockServices.rootConfig.factory({ data: config }),
      catalogServiceMock.factory({ entities }),
      auditor.factory,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      createServiceFactory({
        service: fargateAwsServiceRef,
        deps: {},
        factory: () => aws,
      }),
      mockServices.userInfo.mock({
        getUserInfo: async () => ({
          userEntityRef: 'user:default/mock',
          ownershipEntityRefs: ['user:default/mock', 'group:default/team-a'],
        }),
      }).factory,
      mockServices.permissions.mock({
        // It depends on the resource, by a rule that only `authorize` knows.
        authorizeConditional: async requests =>
          requests.map(({ permission: { resourceType } }) => ({
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'catalog',
            resourceType,
            conditions: { rule: 'RULE_OF_A_MODULE', resourceType },
          })),
        authorize: async requests =>
          requests.map(({ permission, resourceRef }) => ({
            result: allow(permission.name, resourceRef)
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
          })),
      }).factory,
    ],
  });
  const clients = await aws.clients(aws.targets.get('dev'), {
    purpose: 'look',
    failFast: true,
  });
  return { aws, server, clients, actions, audit: { ...auditor, ...record } };
}
