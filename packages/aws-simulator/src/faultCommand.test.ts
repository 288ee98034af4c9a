import { runFaultCommand } from './faultCommand';
import { Simulator, startSimulator } from './Simulator';

describe('aws-simulator fault', () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => {
    process.exitCode = undefined;
    jest.restoreAllMocks();
  });
  afterAll(() => simulator.close());

  async function fault(...args: string[]) {
    const written = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      jest.spyOn(process[stream], 'write').mockImplementation(text => {
        written[stream] += text;
        return true;
      });
    }
    await runFaultCommand(['--url', simulator.url, ...args]);
    return { ...written, exitCode: process.exitCode };
  }

  it('adds, lists and removes faults', async () => {
    const rule = { kind: 'delay', operation: 'DescribeServices' };
    const added = await fault(
      ...['delay', '--operation', 'DescribeServices', '--milliseconds', '50'],
    );
    expect(JSON.parse(added.stdout)).toEqual({
      faults: [{ ...rule, milliseconds: 50, affectedCalls: 0 }],
    });
    expect(await fault()).toEqual(added);
    expect(JSON.parse((await fault('--clear')).stdout)).toEqual({ faults: [] });
    expect(simulator.faults.list()).toEqual([]);
  });

  it.each([
    [['rain'], 'kind must be one of throttle'],
    [['throttle', '--url', 'http://127.0.0.1:1'], 'fetch failed'],
  ])('fails with %j and says why', async (args, message) => {
    expect(await fault(...args)).toEqual({
      stdout: '',
      stderr: expect.stringContaining(message),
      exitCode: 1,
    });
  });
});
