import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  DeployedWorld,
  IMAGE,
  PermissionPortal,
  TEAM,
} from './__testUtils__/PermissionPortal';

/**
 * Issue 11: cases 13 and 14. AWS is throttled, slow or dead while a running portal
 * deploys and while somebody looks. The faults come by the door that a person has:
 * `POST /_faults` of the simulator.
 */

jest.setTimeout(300_000);

const OWNER = 'owner';
const ORDERS = '/api/fargate-api/v1/entities/api/default/orders/status';

/** As long as nobody waits: what answers only after AWS does would never. */
const FOREVER_MS = 3_600_000;

/**
 * After so long a look gives up. How soon a request answers is held by
 * `Observations.test.ts`, on a clock of its own.
 */
const PATIENCE_MS = 60_000;

/** A step of the portal's clock after which no status is recent. */
const TEN_MINUTES_MS = 600_000;

describe('what people reported: nobody could try a portal while AWS is in trouble', () => {
  let world: DeployedWorld;
  let portal: PermissionPortal;

  const fault = async (rule: object) => {
    const { ok } = await fetch(`${world.simulator.url}/_faults`, {
      method: 'POST',
      body: JSON.stringify(rule),
    });
    expect(ok).toBe(true);
  };
  const clear = () =>
    fetch(`${world.simulator.url}/_faults`, { method: 'DELETE' });
  const affected = async (): Promise<number> => {
    const { faults } = await (
      await fetch(`${world.simulator.url}/_faults`)
    ).json();
    return faults.reduce(
      (sum: number, { affectedCalls }: any) => sum + affectedCalls,
      0,
    );
  };
  const look = async () => (await portal.get(OWNER, ORDERS).expect(200)).body;

  /** @returns the first status of the service that is as expected, or the last. */
  const lookUntil = async (isExpected: (service: any) => boolean) => {
    // A view is shared for one second.
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const { service } = await look();
      if (isExpected(service) || performance.now() > end) {
        return service;
      }
    }
  };

  const TROUBLES: Record<string, object[]> = {
    throttled: [{ kind: 'throttle', rate: 0.5, times: 12 }],
    slow: [{ kind: 'delay', milliseconds: 200, rate: 0.5 }],
    dead: [
      { kind: 'drop-after', operation: 'CreateChangeSet', times: 1 },
      { kind: 'drop-after', operation: 'ExecuteChangeSet', times: 1 },
      { kind: 'drop-before', operation: 'DescribeStackEvents', times: 6 },
      { kind: 'error-503', operation: 'DescribeServices', times: 6 },
    ],
  };

  /** By how much the portal's clock is ahead; it never goes back. */
  let passed = 0;

  beforeAll(async () => {
    const now = Date.now;
    jest.spyOn(Date, 'now').mockImplementation(() => now() + passed);
    world = await DeployedWorld.start();
    for (const name of Object.keys(TROUBLES)) {
      world.addTemplate(`deploy-${name}`, {
        action: 'fargate:public-api:deploy',
        input: {
          name: `quotes-${name}`,
          owner: TEAM,
          environment: 'resource:default/dev',
          image: IMAGE,
        },
      });
    }
    portal = await PermissionPortal.start(world, {
      policy: { handle: async () => ({ result: AuthorizeResult.ALLOW }) },
    });
  });
  afterEach(() => clear());
  afterAll(async () => {
    jest.restoreAllMocks();
    await world.simulator.close();
  });

  it.each(Object.entries(TROUBLES))(
    'deploys an API while AWS is %s',
    async (name, rules) => {
      for (const rule of rules) {
        await fault(rule);
      }
      const task = await portal.task(OWNER, `deploy-${name}`);
      expect(task).toMatchObject({ allowed: true });
      expect(task.text).toContain('2/2 healthy');
      expect(await affected()).toBeGreaterThan(5);
    },
  );

  it.each<[string, object, string]>([
    ['throttled', { kind: 'throttle' }, 'throttled'],
    ['broken', { kind: 'error-503' }, 'unavailable'],
    ['dead', { kind: 'drop-before' }, 'unavailable'],
    ['hanging', { kind: 'delay', milliseconds: FOREVER_MS }, 'unavailable'],
  ])(
    'shows the last known status and says so while AWS is %s',
    async (_, rule, reason) => {
      passed += TEN_MINUTES_MS;
      const known = await lookUntil(({ failure }) => !failure);
      expect(known.value).toMatchObject({ desired: 2, running: 2 });

      await fault(rule);
      passed += TEN_MINUTES_MS;
      const service = await lookUntil(({ failure }) => failure);
      expect(service).toEqual({
        ...known,
        failure: expect.objectContaining({ reason }),
      });
    },
  );
});
