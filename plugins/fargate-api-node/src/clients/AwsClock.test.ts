import { AwsClock } from './AwsClock';

/** The handler that the clock adds to a client, around a response. */
function receive(clock: AwsClock, response: unknown): Promise<unknown> {
  let middleware: any;
  clock.watch({
    middlewareStack: { add: (added: any) => (middleware = added) } as any,
  });
  return middleware(async () => ({ output: 'as it is', response }))({});
}

describe('AwsClock', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-01-01T12:00:00Z') });
  });
  afterEach(() => jest.useRealTimers());

  it('is the clock of the portal before the first response', () => {
    expect(new AwsClock().now()).toEqual(new Date('2026-01-01T12:00:00Z'));
  });

  it('runs on from the date of the last response', async () => {
    const clock = new AwsClock();
    const headers = { date: 'Thu, 01 Jan 2026 11:50:00 GMT' };
    const result = await receive(clock, { headers });
    jest.advanceTimersByTime(5000);

    expect(result).toMatchObject({ output: 'as it is' });
    expect(clock.now()).toEqual(new Date('2026-01-01T11:50:05Z'));
  });

  it('is the clock of the simulator, whatever the date of its machine', async () => {
    const clock = new AwsClock();
    await receive(clock, {
      headers: {
        date: 'Thu, 01 Jan 2026 12:00:00 GMT',
        'x-simulated-date': '2026-01-03T08:00:00.250Z',
      },
    });
    expect(clock.now()).toEqual(new Date('2026-01-03T08:00:00.250Z'));
  });

  it('runs as fast as that of the simulator', async () => {
    const clock = new AwsClock();
    await receive(clock, {
      headers: {
        'x-simulated-date': '2026-01-03T08:00:00.000Z',
        'x-simulated-speed': '20',
      },
    });
    jest.advanceTimersByTime(3000);
    expect(clock.now()).toEqual(new Date('2026-01-03T08:01:00Z'));
    expect(clock.speed).toBe(20);
  });

  it('has no speed where a simulator is moved by hand, or on AWS', async () => {
    const clock = new AwsClock();
    await receive(clock, {
      headers: {
        'x-simulated-date': '2026-01-03T08:00:00.000Z',
        'x-simulated-speed': 'manual',
      },
    });
    expect(clock.speed).toBeUndefined();
    await receive(clock, {
      headers: { date: 'Thu, 01 Jan 2026 11:50:00 GMT' },
    });
    expect(clock.speed).toBeUndefined();
  });

  it.each([
    ['without a date', { headers: {} }],
    ['with a malformed date', { headers: { date: 'today' } }],
    ['without headers', {}],
    ['that is missing', undefined],
  ])('ignores a response %s', async (_, response) => {
    const clock = new AwsClock();
    await receive(clock, response);
    expect(clock.now()).toEqual(new Date('2026-01-01T12:00:00Z'));
  });
});
