import { matchesCode } from './matchesCode';
import { CheckOutcome, newlyRegistered, observe } from './targetHealth';

const pass: CheckOutcome = { kind: 'pass' };
const timeout: CheckOutcome = {
  kind: 'fail',
  reason: 'Target.Timeout',
  description: 'Request timed out',
};
const rhythm = {
  intervalSeconds: 10,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
};

/** The health after outcomes that begin at their second, seen at the last one's. */
function after(...outcomes: [second: number, outcome: CheckOutcome][]) {
  let result: ReturnType<typeof observe> = { observed: newlyRegistered(0) };
  for (const [second, outcome] of outcomes) {
    result = observe(result.observed, outcome, second * 1000, rhythm);
  }
  return result;
}

describe('the health of a target', () => {
  it('is initial until enough checks have passed', () => {
    expect(after([0, pass])).toMatchObject({
      observed: { health: { State: 'initial' } },
      changesAt: 20_000,
    });
    const { observed, changesAt } = after([0, pass], [20, pass]);
    expect(observed.health).toEqual({ State: 'healthy' });
    expect(changesAt).toBeUndefined();
  });

  it('is initial until enough checks have failed', () => {
    expect(after([0, timeout], [29, timeout])).toMatchObject({
      observed: { health: { State: 'initial' } },
      changesAt: 30_000,
    });
    expect(after([0, timeout], [30, timeout]).observed.health).toEqual({
      State: 'unhealthy',
      Reason: 'Target.Timeout',
      Description: 'Request timed out',
    });
  });

  it('begins to count anew when checks turn out otherwise', () => {
    expect(after([0, timeout], [29, pass])).toMatchObject({
      observed: { health: { State: 'initial' } },
      changesAt: 49_000,
    });
  });

  it('forgets failures that were too few', () => {
    const healthy: [number, CheckOutcome][] = [
      [0, pass],
      [20, pass],
    ];
    expect(after(...healthy, [25, timeout]).changesAt).toBe(55_000);
    expect(after(...healthy, [25, timeout], [40, pass])).toEqual({
      observed: { health: { State: 'healthy' }, outcome: pass, since: 40_000 },
    });
  });

  it('waits for the load balancer', () => {
    const { observed, changesAt } = after([0, { kind: 'wait' }], [60, pass]);
    expect(observed.health.State).toBe('initial');
    expect(changesAt).toBe(80_000);
  });

  it('is unused at once, and initial again when it is used', () => {
    const unused: CheckOutcome = { kind: 'unused', description: 'why' };
    const { observed } = after([0, pass], [20, pass], [30, unused]);
    expect(observed.health).toEqual({
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: 'why',
    });
    expect(after([0, unused], [30, pass]).observed.health).toMatchObject({
      State: 'initial',
      Reason: 'Elb.InitialHealthChecking',
    });
  });
});

describe('a matcher', () => {
  it.each([
    ['200', 200, true],
    ['200', 500, false],
    ['200,301', 301, true],
    ['200-399', 302, true],
    ['200-299', 302, false],
  ])('%s on %s: %s', (matcher, status, matches) => {
    expect(matchesCode(matcher, status)).toBe(matches);
  });
});
