import { Poll, PollOptions, startPolling } from './poll';

/** A source whose answers the test gives when it likes. */
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

/** Lets promises that are settled take effect, and virtual time pass. */
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

  it('asks at once, and again after the interval', async () => {
    expect(requests).toHaveLength(1);
    requests[0].resolve('calm');
    await pass(9_999);
    expect(options.onValue).toHaveBeenCalledWith('calm');
    expect(requests).toHaveLength(1);
    await pass(1);
    expect(requests).toHaveLength(2);
  });

  it('takes the interval from the latest value', async () => {
    requests[0].resolve('busy');
    await pass(3_000);
    expect(requests).toHaveLength(2);
  });

  it('never has two requests out, whatever is pressed', async () => {
    poll.refresh();
    await pass(60_000);
    expect(requests).toHaveLength(1);
  });

  it('asks again after the request that is out, which may know less', async () => {
    poll.refresh();
    poll.refresh();
    requests[0].resolve('old');
    await pass(0);
    expect(requests).toHaveLength(2);
    requests[1].resolve('new');
    await pass(9_999);
    expect(requests).toHaveLength(2);
  });

  it('asks on demand, and counts the interval from there', async () => {
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

  it('reports an error and waits twice as long after each, up to a minute', async () => {
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

  it('asks nothing while hidden, and at once when seen again', async () => {
    requests[0].resolve('calm');
    await pass(1_000);
    setHidden(true);
    await pass(600_000);
    expect(requests).toHaveLength(1);
    setHidden(false);
    expect(requests).toHaveLength(2);
  });

  it('does not ask early when hidden for a moment', async () => {
    requests[0].resolve('calm');
    await pass(1_000);
    setHidden(true);
    setHidden(false);
    expect(requests).toHaveLength(1);
  });

  it('tells when a request goes out and is over', async () => {
    requests[0].resolve('calm');
    await pass(0);
    expect(options.onLoading.mock.calls).toEqual([[true], [false]]);
  });

  it('gives up on the request that is out, and tells nothing more, once stopped', async () => {
    poll.stop();
    expect(requests[0].signal.aborted).toBe(true);
    requests[0].resolve('late');
    await pass(60_000);
    expect(options.onValue).not.toHaveBeenCalled();
    expect(options.onError).not.toHaveBeenCalled();
    expect(requests).toHaveLength(1);
  });
});
