import request from 'supertest';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  LIST_PRICES,
  PRICES,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { fargateApiPlugin } from '../plugin';

const path = '/api/fargate-api/v1/prices';

const start = (prices?: JsonObject) =>
  startTestBackend({
    features: [
      fargateApiPlugin,
      catalogServiceMock.factory(),
      mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(() => ({ result: AuthorizeResult.DENY })),
      }).factory,
      mockServices.rootConfig.factory({
        data: { fargateApi: { targets: [], ...(prices && { prices }) } },
      }),
    ],
  });

describe('the prices route', () => {
  it('shows the list prices to a user without permissions', async () => {
    const { server } = await start();

    const response = await request(server).get(path);

    expect(response.status).toBe(200);
    expect(response.body).toEqual(LIST_PRICES);
  });

  it('shows the prices of the configuration, and for which regions it has some', async () => {
    const { server } = await start({ 'eu-west-1': { natGateway: 0.03 } });

    const { body } = await request(server).get(path);

    expect(body.byRegion['eu-west-1']).toEqual({
      ...PRICES['eu-west-1'],
      natGateway: 0.03,
    });
    expect(body.ownRegions).toEqual(['eu-west-1']);
  });

  it('refuses requests without credentials', async () => {
    const { server } = await start();

    const response = await request(server)
      .get(path)
      .set('Authorization', mockCredentials.none.header());

    expect(response.status).toBe(401);
  });

  it('does not start with something else than prices', async () => {
    await expect(start({ 'eu-west-1': { natGatway: 1 } })).rejects.toThrow(
      'fargateApi.prices.eu-west-1.natGatway: there is no such price.',
    );
  });
});
