import { VirtualClock } from './VirtualClock';

describe('a manual clock', () => {
  let clock: VirtualClock;

  beforeEach(() => {
    clock = new VirtualClock({
      speed: 'manual',
      start: new Date('2026-03-01T00:00:00Z'),
    });
  });

  const seconds = () =>
    (clock.now() - Date.parse('2026-03-01T00:00:00Z')) / 1000;

  it('stands still until it is advanced', async () => {
    const due = jest.fn();
    clock.after(10, due);
    await clock.advance(9.999);
    expect(due).not.toHaveBeenCalled();
    await clock.advance(0.001);
    expect(due).toHaveBeenCalledTimes(1);
    expect(seconds()).toBe(10);
  });

  it('runs each event at its own instant, in the order asked for', async () => {
    const history: string[] = [];
    const note = (name: string) => () => history.push(`${name}@${seconds()}`);
    clock.after(20, note('late'));
    clock.after(10, note('first'));
    clock.after(10, note('second'));
    clock.after(-5, note('past'));
    await clock.advance(60);
    expect(history).toEqual(['past@0', 'first@10', 'second@10', 'late@20']);
    expect(seconds()).toBe(60);
  });

  it('follows what an event settles before the next runs', async () => {
    const history: string[] = [];
    const work = async () => {
      await clock.sleep(10);
      history.push(`woke@${seconds()}`);
      await Promise.resolve();
      await clock.sleep(5);
      history.push(`woke again@${seconds()}`);
    };
    const done = work();
    clock.after(12, () => history.push(`other@${seconds()}`));
    await clock.advance(15);
    await done;
    expect(history).toEqual(['woke@10', 'other@12', 'woke again@15']);
  });

  it('does not run what was cancelled', async () => {
    const due = jest.fn();
    clock.after(1, due).cancel();
    await clock.advance(2);
    expect(due).not.toHaveBeenCalled();
  });

  it('ends a sleep when its signal aborts', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const sleep = clock.sleep(10, controller.signal);
    controller.abort(reason);
    await expect(sleep).rejects.toBe(reason);
    await expect(clock.sleep(10, controller.signal)).rejects.toBe(reason);
    expect(seconds()).toBe(0);
  });

  it('runs nothing once it is stopped', async () => {
    const due = jest.fn();
    clock.after(1, () => clock.stop());
    clock.after(2, due);
    await clock.advance(3);
    expect(due).not.toHaveBeenCalled();
  });
});

describe('a running clock', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2026-03-01T00:00:00Z'),
      doNotFake: ['setImmediate'],
    });
  });

  afterEach(() => jest.useRealTimers());

  it('is as many times faster as its speed says', () => {
    const clock = new VirtualClock({ speed: 60 });
    jest.advanceTimersByTime(1000);
    expect(new Date(clock.now())).toEqual(new Date('2026-03-01T00:01:00Z'));
  });

  it('runs events when they fall due, with one timer at a time', async () => {
    const clock = new VirtualClock({ speed: 60 });
    const history: string[] = [];
    clock.after(120, () => history.push('two minutes'));
    clock.after(60, () => history.push('one minute'));
    expect(jest.getTimerCount()).toBe(1);

    await jest.advanceTimersByTimeAsync(999);
    expect(history).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(history).toEqual(['one minute']);
    await new Promise(resolve => setImmediate(resolve));
    expect(jest.getTimerCount()).toBe(1);
    await jest.advanceTimersByTimeAsync(1000);
    expect(history).toEqual(['one minute', 'two minutes']);
    await new Promise(resolve => setImmediate(resolve));
    expect(jest.getTimerCount()).toBe(0);
  });

  it('needs no timer once it is stopped', () => {
    const clock = new VirtualClock({ speed: 60 });
    clock.after(60, () => {});
    clock.stop();
    clock.after(60, () => {});
    expect(jest.getTimerCount()).toBe(0);
  });

  it('cannot be advanced', async () => {
    await expect(new VirtualClock({ speed: 1 }).advance(1)).rejects.toThrow(
      'Only a manual clock can be advanced',
    );
  });
});
