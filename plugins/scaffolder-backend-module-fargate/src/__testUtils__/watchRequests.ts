import { requestAt } from './requestAt';
import { TestBench } from './TestBench';

/** What clients of an API got other than 200, so far and until the watch stops. */
export interface Failures {
  /** Of a client that asks for the name each time. */
  byName: unknown[];
  /** Of one that stays connected to the load balancer that was there first. */
  connected: unknown[];
}

/** Where clients find the load balancer of an API. */
export async function balancerOf(
  bench: TestBench,
  name: string,
): Promise<string> {
  const { outputs, parameters } = (await bench.describe(name))!;
  return outputs.LoadBalancerDnsName ?? parameters.LoadBalancerDnsName;
}

/** Sends requests to an API whenever an action has let time pass. */
export async function watchRequests(bench: TestBench, name: string) {
  const { clock } = bench.dependencies as { clock: any };
  const { sleep } = clock;
  const { stride } = bench;
  const { Url, DomainName } = (await bench.describe(name))!.outputs;
  const first = await balancerOf(bench, name);
  const failures: Failures = { byName: [], connected: [] };
  let requests = 0;
  let onTime = async () => {};
  clock.sleep = async (seconds: number, signal?: AbortSignal) => {
    await sleep(seconds, signal);
    requests++;
    await onTime();
    const [byName, connected] = await Promise.all([
      requestAt(bench.simulator, Url),
      requestAt(bench.simulator, Url, { 'X-Connect-To': first }).catch(
        error => [error.message],
      ),
    ]);
    if (byName[0] !== 200) failures.byName.push(byName[0]);
    if (connected[0] !== 200) failures.connected.push(connected[0]);
  };
  bench.stride = 5;
  return {
    failures,
    DomainName,
    requests: () => requests,
    /** Calls something else whenever time has passed. */
    onTime: (call: () => Promise<void>) => {
      onTime = call;
    },
    stop: () => {
      clock.sleep = sleep;
      bench.stride = stride;
    },
  };
}
