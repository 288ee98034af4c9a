import { CallLog } from './calls/CallLog';
import { VirtualClock } from './clock/VirtualClock';
import { Faults } from './faults/Faults';
import { throttling } from './faults/throttling';
import { Dispatcher } from './server/Dispatcher';
import { latency } from './server/latency';
import { ContainerRegistry } from './server/registry/ContainerRegistry';
import { SimulatorServer } from './server/SimulatorServer';
import { createWorld, services } from './services';
import { LayerDownloads } from './services/ecr/model/LayerDownloads';
import { LoadBalancerNames } from './services/elbv2/model/LoadBalancerNames';
import { version } from '../package.json';
import { Ids } from './world/Ids';
import { World } from './world/World';

/**
 * The options of a simulator.
 *
 * @public
 */
export interface SimulatorOptions {
  /** Port on 127.0.0.1. Default: any free one. */
  port?: number;
  /**
   * Virtual seconds per real second. Default: `manual`: the clock is stopped
   * until `clock.advance(seconds)`.
   */
  speed?: number | 'manual';
  /** Determines every generated id. Default: 1. */
  seed?: number;
  /** The account of access keys that do not name one. Default: 123456789012. */
  defaultAccountId?: string;
  /**
   * The initial time of the virtual clock. Default: now, or
   * 2026-01-01T00:00:00Z for a manual clock.
   */
  start?: Date;
  /**
   * Whether the DNS names of internet-facing load balancers are below
   * `localhost`, with the port of the simulator, so that a browser on this
   * machine reaches them. Default: false: they have AWS's form, and are reached
   * with a `Host` header.
   */
  localEndpoints?: boolean;
  /** Real milliseconds added to every call. Default: 0. */
  latency?: number;
  /**
   * Whether calls are throttled with token buckets for each account and
   * region. The buckets refill in real time; with a manual clock, in virtual
   * time. Default: false.
   */
  throttling?: boolean;
  /**
   * Whether a session in a role may do only what IAM's policies allow, and
   * takes on only a role that is there and trusts it. The root of an account
   * may do anything. Default: false.
   */
  iam?: boolean;
}

/**
 * A running simulator.
 *
 * @public
 */
export interface Simulator {
  /** The endpoint of every service: `http://127.0.0.1:{port}`. */
  readonly url: string;
  readonly port: number;
  /** The state of every account. */
  readonly world: World;
  readonly clock: VirtualClock;
  /** The log of the calls of clients. */
  readonly calls: CallLog;
  /** The faults that are injected into these calls. */
  readonly faults: Faults;
  /**
   * The environment variables that connect a stock AWS client to this
   * simulator.
   *
   * @param accountId - 12 digits; default: the default account
   * @param region - default: us-east-1
   */
  environment(accountId?: string, region?: string): Record<string, string>;
  /** Stops the server and the clock. All state is lost. */
  close(): Promise<void>;
}

/**
 * Starts a simulated AWS on the loopback interface.
 *
 * @throws RangeError for a speed, account id or latency that makes no sense.
 * @throws the error of `node:net` when the port cannot be listened on, e.g.
 * with code `EADDRINUSE`.
 *
 * @public
 */
export async function startSimulator(
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const {
    port: wantedPort = 0,
    speed = 'manual',
    seed = 1,
    defaultAccountId = '123456789012',
    start,
  } = options;
  if (speed !== 'manual' && !(speed > 0 && Number.isFinite(speed))) {
    throw new RangeError(`speed must be greater than 0, not ${speed}`);
  }
  if (!((options.latency ?? 0) >= 0)) {
    throw new RangeError(`latency must be 0 or more, not ${options.latency}`);
  }
  if (!/^\d{12}$/.test(defaultAccountId)) {
    throw new RangeError(
      `defaultAccountId must be 12 digits, not ${defaultAccountId}`,
    );
  }
  const clock = new VirtualClock({ speed, start });
  const world = createWorld(clock, seed);
  const calls = new CallLog();
  const faults = new Faults(seed);
  const server = new SimulatorServer(
    world,
    new Dispatcher({
      world,
      calls,
      services,
      defaultAccountId,
      iam: options.iam ?? false,
      interceptors: [
        ...(options.latency ? [latency(options.latency)] : []),
        faults.interceptor,
        ...(options.throttling ? [throttling(clock)] : []),
      ],
    }),
    new ContainerRegistry(world, options.iam ?? false),
    new Ids(~seed),
    faults,
    {
      name: 'AWS simulator',
      version,
      simulation: true,
      pid: process.pid,
      message:
        'This is a simulation of AWS. Nothing here exists in any AWS account.',
      speed,
      iam: options.iam ?? false,
      services: [...services.keys()],
    },
  );
  const port = await server.listen(wantedPort);
  const url = `http://127.0.0.1:${port}`;
  world.service(LayerDownloads).origin = url;
  if (options.localEndpoints) {
    world.service(LoadBalancerNames).domain = `localhost:${port}`;
  }
  return {
    url,
    port,
    world,
    clock,
    calls,
    faults,
    environment: (accountId = defaultAccountId, region = 'us-east-1') => ({
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: accountId,
      AWS_SECRET_ACCESS_KEY: 'simulated',
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
    }),
    async close() {
      clock.stop();
      await server.close();
    },
  };
}
