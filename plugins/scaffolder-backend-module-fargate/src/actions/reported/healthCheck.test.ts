import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Backend } from '../../__testUtils__/Backend';
import { nginx, ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

/** Issue 11: case 10. */
describe('what people reported: a health check path that answers 404 is reported Done', () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start();
  });
  afterAll(() => api.close());
  beforeEach(() => api.next());

  const states = async () => {
    const { TargetHealthDescriptions } = await api.clients.elbv2.send(
      new DescribeTargetHealthCommand({
        TargetGroupArn: api.deployed.targetGroupArn,
      }),
    );
    return TargetHealthDescriptions!.map(
      ({ TargetHealth }) => TargetHealth!.State,
    );
  };

  it.each([{}, { image: nginx('1.28') }])(
    'fails, and gives the path from before back (also with %j)',
    async more => {
      await expect(
        api.update({ healthCheckPath: '/does-not-exist', ...more }),
      ).rejects.toThrow(/404|unhealthy|healthy/);
      expect((await api.stack())!.parameters.HealthCheckPath).toBe('/');
      await api.later(300);
      const healthy = (await states()).filter(state => state === 'healthy');
      expect(healthy).toHaveLength(2);
      expect(api.bench.log).toContainEqual(
        expect.stringMatching(
          /^Now .*(has the values from before again|is rolled back to its previous state)/,
        ),
      );
    },
  );

  it.each([
    // Nobody knows the path from before any more.
    ['after the update began', 'after', 1, '/does-not-exist'],
    ['before the path is given back', 'before', 2, '/'],
    ['while the path is given back', 'after', 2, '/'],
  ] as const)(
    'is never reported Done when the backend is killed %s',
    async (moment, when, nth, path) => {
      const backend = await Backend.of(api.bench);
      const input = { healthCheckPath: '/does-not-exist' };
      const task = { taskId: `killed ${moment}` };
      const end = await backend.until(
        { operation: 'ExecuteChangeSet', when, nth },
        options => api.update(input, { ...task, ...options }),
      );
      expect(end).toBeUndefined();
      await expect(api.update(input, task)).rejects.toThrow(
        /404|unhealthy|healthy/,
      );
      expect((await api.stack())!.parameters.HealthCheckPath).toBe(path);
    },
  );

  it.each([{}, { image: nginx('1.28'), title: 'Orders' }])(
    'fails and gives it back when the API is deployed again, too (also with %j)',
    async more => {
      const before = await api.bench.template(api.name);
      await expect(
        api.deploy({ healthCheckPath: '/does-not-exist', ...more }),
      ).rejects.toThrow(/404|unhealthy|healthy/);
      expect(api.bench.log).toContainEqual(
        expect.stringMatching(
          /^Now .*(has the values from before again|is rolled back to its previous state)/,
        ),
      );
      expect((await api.stack())!.parameters).toMatchObject({
        HealthCheckPath: '/',
        ImageUrl: nginx('1.27'),
      });
      expect(await api.bench.template(api.name)).toBe(before);
      await api.later(300);
      expect(
        (await states()).filter(state => state === 'healthy'),
      ).toHaveLength(2);
    },
  );

  it('keeps the new path as asked, to look at the tasks', async () => {
    await expect(
      api.update({ healthCheckPath: '/does-not-exist', onFailure: 'keep' }),
    ).rejects.toThrow();
    expect((await api.stack())!.parameters.HealthCheckPath).toBe(
      '/does-not-exist',
    );
  });

  it('says that a path was not tried where no task is desired', async () => {
    const { log } = await api.update({
      desiredCount: 0,
      healthCheckPath: '/does-not-exist',
    });
    expect(log).toContain(
      'Note          no task is desired, so neither the image nor the health check was tried',
    );
  });

  it('believes a healthy target only after it could have failed', async () => {
    const { log } = await api.update({ healthCheckPath: '/health' });
    expect(log).toContain(
      'Targets       the health check changed: a target that fails it is known in 35 s',
    );
    expect((await api.stack())!.parameters.HealthCheckPath).toBe('/health');
  });
});
