import { Poll, PollOptions, startPolling } from './startPolling';

/** A `load` whose requests the test resolves or rejects. */
function createSource() {
  const requests: {
    signal: AbortSignal;
    resolve(value: string): void;
    reject(error: Error): void;
  }[] = [];
  return {
    requests,
    load: (signal: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        requests.push({ signal, resolve, reject });
      }),
  };
}

let hidden = false;

function setHidden(value: boolean) {
  hidden = value;
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Advances virtual time, and runs the callbacks of settled promises. */
const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

describe('startPolling', () => {
  let poll: Poll;
  const source = createSource();
  const { requests } = source;
  const options: jest.Mocked<PollOptions<string>> = {
    load: jest.fn(source.load),
    onValue: jest.fn(),
    onError: jest.fn(),
    onLoading: jest.fn(),
    interval: jest.fn(latest => (latest === 'busy' ? 3_000 : 10_000)),
  };

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    hidden = false;
    requests.length = 0;
    jest.clearAllMocks();
    poll = startPolling(options);
  });

  afterEach(() => {
    poll.stop();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('polls at once, and again after the interval', async () => {
    expect(requests).toHaveLength(1);
    requests[0].resolve('calm');
    await pass(9_999);
    expect(options.onValue).toHaveBeenCalledWith('calm');
    expect(requests).toHaveLength(1);
    await pass(1);
    expect(requests).toHaveLength(2);
  });

  it('gets the interval from the latest value', async () => {
    requests[0].resolve('busy');
    await pass(3_000);
    expect(requests).toHaveLength(2);
  });

  it('never has two requests in flight', async () => {
    poll.refresh();
    await pass(60_000);
    expect(requests).toHaveLength(1);
  });

  it('refreshes after the request in flight', async () => {
    poll.refresh();
    poll.refresh();
    requests[0].resolve('old');
    await pass(0);
    expect(requests).toHaveLength(2);
    requests[1].resolve('new');
    await pass(9_999);
    expect(requests).toHaveLength(2);
  });

  it('refreshes on demand, and restarts the interval', async () => {
    requests[0].resolve('calm');
    await pass(6_000);
    poll.refresh();
    expect(requests).toHaveLength(2);
    requests[1].resolve('calm');
    await pass(9_999);
    expect(requests).toHaveLength(2);
    await pass(1);
    expect(requests).toHaveLength(3);
  });

  it('reports errors and doubles the interval after each, up to a minute', async () => {
    for (const wait of [20_000, 40_000, 60_000, 60_000]) {
      const count = requests.length;
      requests[count - 1].reject(new Error('no'));
      await pass(wait - 1);
      expect(requests).toHaveLength(count);
      await pass(1);
      expect(requests).toHaveLength(count + 1);
    }
    expect(options.onError).toHaveBeenCalledTimes(4);
    requests.at(-1)!.resolve('calm');
    await pass(10_000);
    expect(requests).toHaveLength(6);
  });

  it('pauses while hidden, and polls at once when visible again', async () => {
    requests[0].resolve('calm');
    await pass(1_000);
    setHidden(true);
    await pass(600_000);
    expect(requests).toHaveLength(1);
    setHidden(false);
    expect(requests).toHaveLength(2);
  });

  it('does not poll early after having been hidden for a moment', async () => {
    requests[0].resolve('calm');
    await pass(1_000);
    setHidden(true);
    setHidden(false);
    expect(requests).toHaveLength(1);
  });

  it('reports when a request starts and ends', async () => {
    requests[0].resolve('calm');
    await pass(0);
    expect(options.onLoading.mock.calls).toEqual([[true], [false]]);
  });

  it('aborts the request in flight when stopped, and reports nothing more', async () => {
    poll.stop();
    expect(requests[0].signal.aborted).toBe(true);
    requests[0].resolve('late');
    await pass(60_000);
    expect(options.onValue).not.toHaveBeenCalled();
    expect(options.onError).not.toHaveBeenCalled();
    expect(requests).toHaveLength(1);
  });
});
