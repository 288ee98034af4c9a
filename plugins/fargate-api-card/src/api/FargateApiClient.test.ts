import { resolve } from 'node:path';
import { LIST_PRICES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { healthy } from '../../dev/fixtures/healthy';
import { FargateApiClient } from './FargateApiClient';

const orders = { kind: 'API', namespace: 'default', name: 'orders' };

function clientWith(response: Response) {
  const fetch = jest.fn(async () => response);
  return { fetch, client: new FargateApiClient({ fetchApi: { fetch } }) };
}

describe('FargateApiClient', () => {
  it('requests the status of the entity from the backend', async () => {
    const { client, fetch } = clientWith(new Response(JSON.stringify(healthy)));
    const { signal } = new AbortController();

    await expect(client.getStatus(orders, { signal })).resolves.toEqual(
      healthy,
    );
    expect(fetch).toHaveBeenCalledWith(
      'plugin://fargate-api/v1/entities/API/default/orders/status',
      { signal },
    );
  });

  it('asks for the prices once, and again after a failure', async () => {
    const fetch = jest
      .fn(async () => new Response(JSON.stringify(LIST_PRICES)))
      .mockResolvedValueOnce(new Response('{}', { status: 503 }));
    const client = new FargateApiClient({ fetchApi: { fetch } });

    await expect(client.getPrices()).rejects.toThrow('503');
    await expect(
      Promise.all([client.getPrices(), client.getPrices()]),
    ).resolves.toEqual([LIST_PRICES, LIST_PRICES]);
    await client.getPrices();

    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('escapes names in the path', async () => {
    const { client, fetch } = clientWith(new Response(JSON.stringify(healthy)));

    await client.getStatus({ ...orders, name: '../a b' });

    expect(fetch).toHaveBeenCalledWith(
      'plugin://fargate-api/v1/entities/API/default/..%2Fa%20b/status',
      { signal: undefined },
    );
  });

  it.each([
    [
      'the status of an environment',
      (client: FargateApiClient) =>
        client.getEnvironmentStatus({
          kind: 'Resource',
          namespace: 'default',
          name: 'dev',
        }),
      'environments/Resource/default/dev/status',
      { signal: undefined },
    ],
    [
      'the deployments',
      (client: FargateApiClient) => client.getDeployments(orders),
      'entities/API/default/orders/deployments',
      { signal: undefined },
    ],
    [
      'the previews',
      (client: FargateApiClient) => client.getPreviews(orders),
      'entities/API/default/orders/previews',
      { signal: undefined },
    ],
    [
      'a new deployment',
      (client: FargateApiClient) => client.restart(orders),
      'entities/API/default/orders/restart',
      { method: 'POST' },
    ],
    [
      'a desired count',
      (client: FargateApiClient) => client.scale(orders, { desired: 3 }),
      'entities/API/default/orders/scale',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"desired":3}',
      },
    ],
    [
      'the stop of a task',
      (client: FargateApiClient) => client.stopTask(orders, 'f00d'),
      'entities/API/default/orders/tasks/f00d/stop',
      { method: 'POST' },
    ],
    [
      'the logs of a task',
      (client: FargateApiClient) => client.getTaskLogs(orders, 'f00d'),
      'entities/API/default/orders/tasks/f00d/logs',
      { signal: undefined },
    ],
    [
      'a number of log lines of a task',
      (client: FargateApiClient) =>
        client.getTaskLogs(orders, 'f00d', { lines: 50 }),
      'entities/API/default/orders/tasks/f00d/logs?lines=50',
      { signal: undefined },
    ],
    [
      'the consumer VPCs',
      (client: FargateApiClient) => client.getConsumerPlaces(orders),
      'entities/API/default/orders/consumers',
      { signal: undefined },
    ],
    [
      'the check of a consumer',
      (client: FargateApiClient) =>
        client.checkConsumer(orders, { target: 'a/b', vpcId: 'vpc-1' }),
      'entities/API/default/orders/consumers/a%2Fb/vpc-1',
      { signal: undefined },
    ],
    [
      'the prices',
      (client: FargateApiClient) => client.getPrices(),
      'prices',
      { signal: undefined },
    ],
  ])('requests %s', async (_, send, path, init) => {
    const { client, fetch } = clientWith(new Response('{"an":"answer"}'));

    await expect(send(client)).resolves.toEqual({ an: 'answer' });
    expect(fetch).toHaveBeenCalledWith(`plugin://fargate-api/v1/${path}`, init);
  });

  it('requests the quotas of a target', async () => {
    const quotas = { vpcs: { used: 2, quota: 5 } };
    const { client, fetch } = clientWith(new Response(JSON.stringify(quotas)));

    await expect(client.getTargetQuotas('dev/1')).resolves.toEqual(quotas);
    expect(fetch).toHaveBeenCalledWith(
      'plugin://fargate-api/v1/targets/dev%2F1/quotas',
      { signal: undefined },
    );
  });

  it('requests the targets', async () => {
    const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
    const { client, fetch } = clientWith(new Response(JSON.stringify([dev])));

    await expect(client.getTargets()).resolves.toEqual([dev]);
    expect(fetch).toHaveBeenCalledWith('plugin://fargate-api/v1/targets', {
      signal: undefined,
    });
  });

  it('requests the names of the secrets of an API', async () => {
    const names = {
      secrets: [{ target: 'dev', reference: 'ssm:/orders/key' }],
      unread: [],
    };
    const { client, fetch } = clientWith(new Response(JSON.stringify(names)));

    await expect(client.getSecretNames(orders)).resolves.toEqual(names);
    expect(fetch).toHaveBeenCalledWith(
      'plugin://fargate-api/v1/apis/default/orders/secrets',
      { signal: undefined },
    );
  });

  it('throws the error of the backend', async () => {
    const { client } = clientWith(
      new Response(
        JSON.stringify({
          error: { name: 'NotAllowedError', message: 'no' },
          response: { statusCode: 403 },
        }),
        { status: 403, headers: { 'content-type': 'application/json' } },
      ),
    );

    await expect(client.getStatus(orders)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { name: 'NotAllowedError', message: 'no' },
    });
  });

  describe('keeps to the openapi.yaml of the backend', () => {
    const { paths, components } = jest.requireActual(
      resolve(
        __dirname,
        '../../../fargate-api-backend/src/schema/openapi.yaml',
      ),
    );

    /** The operation of a request, with the values of its parameters. */
    function operationOf(url: string, method: string) {
      const { pathname, searchParams } = new URL(url);
      const [path, values] = Object.keys(paths)
        .map(template => {
          const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
          const match = new RegExp(`^${pattern}$`).exec(pathname);
          return [template, match && { ...match.groups }] as const;
        })
        .find(([, match]) => match)!;
      return {
        operation: paths[path][method.toLowerCase()],
        values: { ...values, ...Object.fromEntries(searchParams) } as Record<
          string,
          string
        >,
      };
    }

    const dev = { kind: 'Resource', namespace: 'default', name: 'dev' };
    const task = '0'.repeat(32);
    const inProd = { ...orders, place: 'prod/main/orders' };
    const vpc = { target: 'network', vpcId: 'vpc-0123abcd' };

    /** Each method of the client, by the operation that it calls. */
    const calls: Record<string, (client: FargateApiClient) => unknown> = {
      GetStatus: client => client.getStatus(inProd),
      GetPlaces: client => client.getPlaces(orders),
      GetDeployments: client => client.getDeployments(inProd),
      ListPreviews: client => client.getPreviews(orders),
      ListApprovals: client => client.getApprovals(orders),
      DecideApproval: client =>
        client.decideApproval(orders, '464f8e4c-9580-4612-9eb1-186bb3e5a1e0', {
          approve: false,
          reason: 'not on Friday',
        }),
      RestartService: client => client.restart(inProd),
      ScaleService: client => client.scale(orders, { desired: 3 }),
      StopTask: client => client.stopTask(orders, task),
      GetTaskLogs: client => client.getTaskLogs(inProd, task, { lines: 50 }),
      GetConsumerPlaces: client => client.getConsumerPlaces(inProd),
      CheckConsumer: client => client.checkConsumer(orders, vpc),
      GetEnvironmentStatus: client => client.getEnvironmentStatus(dev),
      GetTargets: client => client.getTargets(),
      GetSecretNames: client => client.getSecretNames(orders),
      GetTargetQuotas: client => client.getTargetQuotas('dev'),
      GetPrices: client => client.getPrices(),
      CheckRepository: client =>
        client.checkRepository({
          host: 'gitlab.acme.com',
          owner: 'acme/shop',
          repo: 'orders',
        }),
    };

    it.each(Object.keys(calls))('when it calls %s', async id => {
      const { client, fetch } = clientWith(new Response('{}'));
      await calls[id](client);
      const [url, init] = fetch.mock.calls[0] as unknown as [
        string,
        RequestInit,
      ];
      const { operation, values } = operationOf(url, init.method ?? 'GET');

      expect(operation.operationId).toBe(id);
      const parameters = (operation.parameters ?? []).map(
        ({ $ref, ...parameter }: { $ref?: string }) =>
          $ref ? components.parameters[$ref.split('/').at(-1)!] : parameter,
      );
      const sent = parameters.filter(
        ({ name, required }: { name: string; required?: boolean }) =>
          required || name in values,
      );
      expect(Object.keys(values).sort()).toEqual(
        sent.map(({ name }: { name: string }) => name).sort(),
      );
      for (const { name, schema } of sent) {
        expect(values[name]).toMatch(new RegExp(schema.pattern ?? ''));
      }
      const schema =
        operation.requestBody?.content['application/json'].schema ?? {};
      expect(Object.keys(JSON.parse((init.body as string) ?? '{}'))).toEqual(
        Object.keys(schema.properties ?? {}),
      );
    });

    it('and has a method for each operation, and no other', () => {
      const ids = Object.values<any>(paths)
        .flatMap(methods => Object.values<any>(methods))
        .map(({ operationId }) => operationId);
      expect(Object.keys(calls).sort()).toEqual(ids.sort());
      expect(
        Object.getOwnPropertyNames(FargateApiClient.prototype),
      ).toHaveLength(ids.length + 1);
    });
  });
});
