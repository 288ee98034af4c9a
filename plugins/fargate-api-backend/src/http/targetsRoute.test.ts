import request from 'supertest';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { fargateApiPlugin } from '../plugin';

const path = '/api/fargate-api/v1/targets';

describe('the targets route', () => {
  const start = () =>
    startTestBackend({
      features: [
        fargateApiPlugin,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: {
            fargateApi: {
              targets: [
                {
                  name: 'dev',
                  accountId: '123456789012',
                  region: 'eu-west-1',
                  endpoint: 'http://127.0.0.1:1',
                },
              ],
            },
          },
        }),
      ],
    });

  it('returns only the name, account and region of each target', async () => {
    const { server } = await start();

    const response = await request(server).get(path);

    expect(response.status).toBe(200);
    expect(response.body).toEqual([
      { name: 'dev', accountId: '123456789012', region: 'eu-west-1' },
    ]);
  });

  it('refuses requests without credentials', async () => {
    const { server } = await start();

    const response = await request(server)
      .get(path)
      .set('Authorization', mockCredentials.none.header());

    expect(response.status).toBe(401);
  });
});
