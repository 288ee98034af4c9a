import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { Simulator, startSimulator } from '../Simulator';

describe('faults over HTTP', () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  const send = async (method: string, body?: unknown) => {
    const response = await fetch(`${simulator.url}/_faults`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, ...(await response.json()) };
  };
  const describeClusters = () =>
    new ECSClient({
      endpoint: simulator.url,
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials: { accessKeyId: '111122223333', secretAccessKey: 'any' },
    }).send(new DescribeClustersCommand({}));

  it('adds, lists and removes them', async () => {
    const rule = { kind: 'throttle', service: 'ecs', times: 5 };
    expect(await send('POST', rule)).toEqual({
      status: 200,
      faults: [{ ...rule, affectedCalls: 0 }],
    });
    await expect(describeClusters()).rejects.toThrow('Rate exceeded');
    expect(await send('GET')).toEqual({
      status: 200,
      faults: [{ ...rule, affectedCalls: 1 }],
    });
    expect(await send('DELETE')).toEqual({ status: 200, faults: [] });
    expect((await describeClusters()).clusters).toBeDefined();
  });

  it.each([
    [{ kind: 'rain' }, 'kind must be one of throttle, error-500'],
    [{ kind: 'throttle', service: 'dynamodb' }, 'has no service dynamodb'],
    [{ kind: 'throttle', times: 0 }, 'times must be a whole number from 1'],
  ])('refuses %j', async (rule, message) => {
    expect(await send('POST', rule)).toEqual({
      status: 400,
      message: expect.stringContaining(message),
    });
  });

  it('refuses what it does not understand', async () => {
    expect(await send('PUT', {})).toMatchObject({ status: 405 });
  });
});
