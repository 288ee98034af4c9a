import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { openApiProblems } from '../__testUtils__/openApi';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const PATH = '/api/fargate-api/v1/repository-check';
const ORDERS = { host: 'github.com', owner: 'acme', repo: 'orders' };
const TASKS = 'scaffolder.task.create';
const TARGET = 'fargate-api.target.use';

describe('whether a repository can be created', () => {
  let deployment: SimulatedDeployment;
  /** A forge that has these, and breaks at `broken`. */
  const statuses: Record<string, number> = {
    '/users/acme': 200,
    '/repos/acme/private': 200,
    '/repos/acme/broken': 500,
  };
  let github: Server;
  let asked: string[];

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    github = createServer(({ url, headers }, response) => {
      asked.push(url!);
      const isKnown = headers.authorization === 'Bearer good';
      response.statusCode = isKnown ? statuses[url!] ?? 404 : 401;
      response.end('{}');
    });
    await new Promise<void>(resolve => {
      github.listen(0, '127.0.0.1', resolve);
    });
  }, 60_000);
  beforeEach(() => {
    asked = [];
  });
  afterAll(async () => {
    github.close();
    await deployment.simulator.close();
  });

  function start(
    integration: object = { token: 'good' },
    denied?: string,
  ): ReturnType<typeof startPlugin> {
    const { port } = github.address() as AddressInfo;
    const apiBaseUrl = `http://127.0.0.1:${port}`;
    return startPlugin(deployment, [], {
      allow: permission => permission !== denied,
      config: {
        integrations: {
          github: [{ host: 'github.com', apiBaseUrl, ...integration }],
        },
      },
    });
  }

  it.each([
    [{}, ORDERS],
    [{}, { host: 'github.com', owner: 'acme' }],
    [{ obstacle: 'exists' }, { ...ORDERS, repo: 'private' }],
    [{ obstacle: 'no-owner' }, { ...ORDERS, owner: 'nobody' }],
    [{ obstacle: 'unknown-host' }, { ...ORDERS, host: '127.0.0.1:22' }],
  ])('is %j for %j, and recorded', async (answer, query) => {
    const { audit, server } = await start();
    const { body } = await request(server).get(PATH).query(query).expect(200);
    expect(body).toEqual(answer);
    expect(openApiProblems('RepositoryCheck', body)).toEqual([]);
    expect(audit.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'repository-check', meta: query }),
    );
    expect(audit.success).toHaveBeenCalled();
  });

  it.each([
    ['no-token', { token: undefined }],
    ['token-refused', { token: 'bad' }],
  ])('is refused by %s', async (obstacle, integration) => {
    const { server } = await start(integration);
    const { body, text } = await request(server).get(PATH).query(ORDERS);
    expect(body).toEqual({ obstacle });
    expect(text).not.toContain('bad');
  });

  it('asks the forge once for the same repository', async () => {
    const { server } = await start();
    for (const repo of ['private', 'private', 'orders']) {
      await request(server)
        .get(PATH)
        .query({ ...ORDERS, repo })
        .expect(200);
    }
    expect(asked).toEqual([
      '/repos/acme/private',
      '/repos/acme/orders',
      '/users/acme',
    ]);
  });

  it('finds nothing where the forge cannot be read, and asks again', async () => {
    const { server } = await start();
    const query = { ...ORDERS, repo: 'broken' };
    expect((await request(server).get(PATH).query(query)).body).toEqual({});
    statuses['/repos/acme/broken'] = 200;
    expect((await request(server).get(PATH).query(query)).body).toEqual({
      obstacle: 'exists',
    });
  });

  it.each([TASKS, TARGET])(
    'is for nobody without %s, whatever there is',
    async denied => {
      const { audit, server } = await start({ token: 'good' }, denied);
      const answers = await Promise.all(
        ['private', 'orders'].map(async repo => {
          const { body, status } = await request(server)
            .get(PATH)
            .query({ ...ORDERS, repo });
          return [status, body.error.message];
        }),
      );
      expect(answers[0]).toEqual([
        403,
        `Requires the permission ${TASKS}, and a target that you may deploy to.`,
      ]);
      expect(answers[1]).toEqual(answers[0]);
      expect(asked).toEqual([]);
      expect(audit.fail).toHaveBeenCalledTimes(2);
    },
  );

  it('is for whoever has signed in', async () => {
    const { server } = await start();
    const { status } = await request(server)
      .get(PATH)
      .query(ORDERS)
      .set('authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it.each([
    { host: 'github.com' },
    { owner: 'acme' },
    { ...ORDERS, host: 'github.com/user' },
    { ...ORDERS, owner: '..' },
    { ...ORDERS, repo: '..' },
    { ...ORDERS, repo: '' },
    { ...ORDERS, path: 'secrets.yaml' },
  ])('rejects %j', async query => {
    const { server } = await start();
    await request(server).get(PATH).query(query).expect(400);
    expect(asked).toEqual([]);
  });
});
