import { healthy } from '../../dev/fixtures/healthy';
import { FargateApiClient } from './FargateApiClient';

const orders = { kind: 'API', namespace: 'default', name: 'orders' };

function clientAnswering(response: Response) {
  const fetch = jest.fn(async () => response);
  return { fetch, client: new FargateApiClient({ fetchApi: { fetch } }) };
}

describe('FargateApiClient', () => {
  it('asks the backend plugin for the entity', async () => {
    const { client, fetch } = clientAnswering(
      new Response(JSON.stringify(healthy)),
    );
    const { signal } = new AbortController();

    await expect(client.getStatus(orders, { signal })).resolves.toEqual(
      healthy,
    );
    expect(fetch).toHaveBeenCalledWith(
      'plugin://fargate-api/v1/entities/API/default/orders/status',
      { signal },
    );
  });

  it('keeps names within their path segment', async () => {
    const { client, fetch } = clientAnswering(
      new Response(JSON.stringify(healthy)),
    );

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
      'the end of a task',
      (client: FargateApiClient) => client.stopTask(orders, 'f00d'),
      'entities/API/default/orders/tasks/f00d/stop',
      { method: 'POST' },
    ],
    [
      'the last lines of a task',
      (client: FargateApiClient) => client.getTaskLogs(orders, 'f00d'),
      'entities/API/default/orders/tasks/f00d/logs',
      { signal: undefined },
    ],
    [
      'so many lines of a task',
      (client: FargateApiClient) =>
        client.getTaskLogs(orders, 'f00d', { lines: 50 }),
      'entities/API/default/orders/tasks/f00d/logs?lines=50',
      { signal: undefined },
    ],
    [
      'the places of consumers',
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
  ])('asks for %s', async (_, ask, path, init) => {
    const { client, fetch } = clientAnswering(new Response('{"an":"answer"}'));

    await expect(ask(client)).resolves.toEqual({ an: 'answer' });
    expect(fetch).toHaveBeenCalledWith(`plugin://fargate-api/v1/${path}`, init);
  });

  it('asks which targets there are', async () => {
    const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
    const { client, fetch } = clientAnswering(
      new Response(JSON.stringify([dev])),
    );

    await expect(client.getTargets()).resolves.toEqual([dev]);
    expect(fetch).toHaveBeenCalledWith('plugin://fargate-api/v1/targets', {
      signal: undefined,
    });
  });

  it('throws what the backend says', async () => {
    const { client } = clientAnswering(
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
});
