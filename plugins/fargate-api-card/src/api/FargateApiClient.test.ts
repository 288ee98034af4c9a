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
  ])('requests %s', async (_, send, path, init) => {
    const { client, fetch } = clientWith(new Response('{"an":"answer"}'));

    await expect(send(client)).resolves.toEqual({ an: 'answer' });
    expect(fetch).toHaveBeenCalledWith(`plugin://fargate-api/v1/${path}`, init);
  });

  it('requests the targets', async () => {
    const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
    const { client, fetch } = clientWith(new Response(JSON.stringify([dev])));

    await expect(client.getTargets()).resolves.toEqual([dev]);
    expect(fetch).toHaveBeenCalledWith('plugin://fargate-api/v1/targets', {
      signal: undefined,
    });
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
});
