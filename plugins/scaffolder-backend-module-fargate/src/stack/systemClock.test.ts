import { setTimeout } from 'node:timers/promises';
import { systemClock } from './systemClock';

jest.mock('node:timers/promises', () => ({
  setTimeout: jest.fn(jest.requireActual('node:timers/promises').setTimeout),
}));

describe('systemClock', () => {
  const timer = setTimeout as jest.MockedFunction<typeof setTimeout>;

  beforeEach(() => timer.mockClear());
  afterEach(() => jest.restoreAllMocks());

  it.each([
    [0, 2000],
    [0.5, 2500],
    [1, 3000],
  ])(
    'sleeps up to half as long again, at random %d',
    async (random, milliseconds) => {
      jest.spyOn(Math, 'random').mockReturnValue(random);
      timer.mockResolvedValueOnce(undefined);
      await systemClock.sleep(2);
      expect(timer).toHaveBeenCalledTimes(1);
      expect(timer.mock.calls[0][0]).toBe(milliseconds);
    },
  );

  it('resolves after the time', async () => {
    await expect(systemClock.sleep(0.001)).resolves.toBeUndefined();
  });

  it('throws the reason of the signal as soon as it aborts', async () => {
    const controller = new AbortController();
    const reason = new Error('The task was cancelled');
    const sleep = systemClock.sleep(3600, controller.signal);
    controller.abort(reason);
    await expect(sleep).rejects.toBe(reason);
  });

  it('throws the reason of a signal that is aborted already', async () => {
    const reason = new Error('The task was cancelled');
    await expect(
      systemClock.sleep(3600, AbortSignal.abort(reason)),
    ).rejects.toBe(reason);
  });

  it('leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    const add = jest.spyOn(signal, 'addEventListener');
    const remove = jest.spyOn(signal, 'removeEventListener');
    await systemClock.sleep(0.001, signal);
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });
});
