import { awsError, cannedAws } from '../__testUtils__/cannedAws';
import { instanceHealth } from './instanceHealth';

const REGISTRY =
  'arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1';

describe('instanceHealth', () => {
  const of = (registryArn?: string) =>
    ({ serviceRegistries: registryArn ? [{ registryArn }] : [] } as any);
  const read = async (answers: object, arn: string | undefined = REGISTRY) => {
    const { clients, inputs, signals } = cannedAws(answers as any);
    const { signal } = new AbortController();
    const targets = await instanceHealth.read({ clients, signal }, of(arn));
    expect(signals).toEqual(inputs.map(() => signal));
    return { targets, inputs };
  };

  it('is what Cloud Map knows of the registered tasks', async () => {
    const { inputs, targets } = await read({
      GetInstancesHealthStatus: {
        Status: { a: 'HEALTHY', b: 'UNHEALTHY', c: 'UNKNOWN' },
      },
    });
    expect(inputs).toEqual([
      ['GetInstancesHealthStatus', { ServiceId: 'srv-1' }],
    ]);
    expect(targets).toEqual([
      { state: 'healthy' },
      { state: 'unhealthy' },
      { state: 'unknown' },
    ]);
  });

  it('is nothing before the first task is registered', async () => {
    const { targets } = await read({
      GetInstancesHealthStatus: awsError('InstanceNotFound'),
    });
    expect(targets).toEqual([]);
  });

  it('is not asked for without a registry', async () => {
    const { inputs, targets } = await read({}, '');
    expect({ inputs, targets }).toEqual({ inputs: [], targets: [] });
  });

  it.each([
    [['healthy', 'healthy'], true],
    [['healthy', 'unknown'], false],
    [['healthy'], false],
  ])('of two desired tasks with %j: %s', (states, expected) => {
    const targets = states.map(state => ({ state }));
    expect(instanceHealth.isHealthy({ targets, desired: 2 } as any)).toBe(
      expected,
    );
  });
});
