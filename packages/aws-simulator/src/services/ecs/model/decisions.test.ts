import { nextCapacityProvider } from './capacityProvider';
import { failureThreshold } from './failureThreshold';
import { fargateSize } from './fargateSizes';
import { planRollout } from './planRollout';
import { restartDelay } from './restartDelay';

describe('sizes of tasks', () => {
  it.each([
    ['256', '512', '256', '512'],
    ['.25 vCPU', '0.5 GB', '256', '512'],
    ['1 vcpu', '2GB', '1024', '2048'],
    ['4096', '30720', '4096', '30720'],
    ['16384', '122880', '16384', '122880'],
  ])('%s and %s are taken', (cpu, memory, units, mebibytes) => {
    expect(fargateSize(cpu, memory)).toEqual({ cpu: units, memory: mebibytes });
  });

  it.each([
    ['256', '4096'],
    ['4096', '4096'],
    ['300', '512'],
    ['8192', '17408'],
  ])('%s and %s are refused', (cpu, memory) => {
    expect(() => fargateSize(cpu, memory)).toThrow(
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory`,
    );
  });
});

describe('the circuit breaker', () => {
  const on = { enable: true, rollback: true };

  it.each([
    [1, undefined, 3],
    [7, undefined, 4],
    [10, undefined, 5],
    [1000, undefined, 200],
    [10, { type: 'COUNT' as const, value: 2 }, 2],
    [10, { type: 'BOUNDED_PERCENT' as const, value: 80 }, 8],
    [4, { type: 'UNBOUNDED_PERCENT' as const, value: 25 }, 1],
  ])(
    'for %s tasks with %j opens after %s failures',
    (desired, thresholdConfiguration, threshold) => {
      expect(failureThreshold({ ...on, thresholdConfiguration }, desired)).toBe(
        threshold,
      );
    },
  );
});

describe('a rolling update', () => {
  const state = {
    desiredCount: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    primary: { healthy: 0, starting: 0 },
    old: { healthy: 2, starting: 0 },
    halted: false,
  };
  const nothing = {
    start: 0,
    stopPrimary: 0,
    stopOldStarting: 0,
    stopOldHealthy: 0,
    stuck: false,
  };

  it.each([
    ['starts what fits beside the old tasks', {}, { start: 2 }],
    [
      'waits for the new tasks to become healthy',
      { primary: { healthy: 0, starting: 2 } },
      {},
    ],
    [
      'stops an old task for each new one that is healthy',
      { primary: { healthy: 1, starting: 1 } },
      { stopOldHealthy: 1 },
    ],
    [
      'stops the last old task',
      { primary: { healthy: 2, starting: 0 } },
      { stopOldHealthy: 2 },
    ],
    [
      'gives up old tasks that never served',
      { old: { healthy: 0, starting: 2 } },
      { start: 2, stopOldStarting: 2 },
    ],
    [
      'stops first where there is no room to start',
      { maximumPercent: 100, minimumHealthyPercent: 50 },
      { stopOldHealthy: 1 },
    ],
    [
      'is stuck where it may neither stop nor start',
      { maximumPercent: 100 },
      { stuck: true },
    ],
    ['leaves the old tasks alone once it has failed', { halted: true }, {}],
    [
      'scales the only deployment in',
      {
        desiredCount: 1,
        primary: { healthy: 3, starting: 0 },
        old: { healthy: 0, starting: 0 },
      },
      { stopPrimary: 2 },
    ],
    [
      'stops everything when nothing is wanted',
      { desiredCount: 0, primary: { healthy: 1, starting: 1 } },
      { stopPrimary: 2, stopOldHealthy: 2 },
    ],
  ])('%s', (_title, change, expected) => {
    expect(planRollout({ ...state, ...change })).toEqual({
      ...nothing,
      ...expected,
    });
  });
});

describe('the pause after failures', () => {
  it('doubles up to a quarter of an hour', () => {
    expect([0, 1, 2, 3, 20].map(restartDelay)).toEqual([0, 15, 30, 60, 900]);
  });
});

describe('a capacity provider strategy', () => {
  it('fills the base first, then follows the weights', () => {
    const strategy = [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ];
    const placed: string[] = [];
    for (let i = 0; i < 9; i++) {
      placed.push(nextCapacityProvider(strategy, placed)!);
    }
    expect(placed[0]).toBe('FARGATE');
    expect(placed.filter(name => name === 'FARGATE_SPOT')).toHaveLength(6);
  });

  it('may leave everything to one provider', () => {
    const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
    expect(nextCapacityProvider(strategy, [])).toBe('FARGATE_SPOT');
  });
});
