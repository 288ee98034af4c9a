import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const image = 'public.ecr.aws/docker/library/nginx:1.27';
const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

const environment = {
  action: 'fargate:environment:deploy',
  input: { target: 'dev', name: 'dev', owner },
};
const api = (input = {}) => ({
  action: 'fargate:public-api:deploy',
  input: { name: 'orders', owner, image, ...input },
});

jest.setTimeout(60_000);

describe('fargate:deployment:check', () => {
  let bench: TestBench;

  beforeEach(async () => {
    bench = await TestBench.start();
  });
  afterEach(() => bench.close());

  const check = (steps: any[], options = {}) =>
    bench.run('fargate:deployment:check', { steps }, options);

  const priceIn = (log: string[]) =>
    log.slice(
      log.findIndex(line => line.startsWith('Price')),
      -1,
    );

  it('shows the plan and the price of everything that follows, and makes nothing', async () => {
    const { log } = await check([environment, api()]);
    expect(log).toContainEqual(
      expect.stringMatching(/^Plan +environment-dev-vpc: \d+ to add$/),
    );
    expect(log).toContainEqual(
      expect.stringMatching(/^Plan +environment-dev-cluster: 2 to add$/),
    );
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Plan +orders: its environment would be created first/,
      ),
    );
    expect(priceIn(log)).toEqual([
      'Price         about $82.41 a month',
      '                $38.69  1 NAT gateway with a public IPv4 address',
      '                $25.70  1 load balancer with 2 public IPv4 addresses',
      '                $18.02  2 tasks, each of 0.25 vCPU and 0.5 GB',
      '              AWS list prices of 2026-11-22 in eu-west-1, without traffic',
    ]);
    expect(log[log.length - 1]).toBe(
      'Done          checked; nothing was changed',
    );
    await bench.simulator.clock.advance(60);
    expect(await bench.resources()).toEqual([]);
  });

  it('refuses what only a later step would refuse, before the first of them', async () => {
    await expect(
      check([
        environment,
        api({ desiredCount: 5, autoscaling: { minCount: 5, maxCount: 2 } }),
      ]),
    ).rejects.toThrow(
      'autoscaling.maxCount: must be at least autoscaling.minCount, which is 5, not 2',
    );
    await bench.simulator.clock.advance(60);
    expect(await bench.resources()).toEqual([]);
  });

  it.each([
    ['is built for another CPU architecture', 'orders:arm64-only', {}],
    [
      'does not exist as that of a sidecar',
      'orders:v1',
      { sidecars: [{ name: 'proxy', image: `${ECR}/does-not-exist:1` }] },
    ],
  ])(
    'refuses an image that %s, before an environment is created for it',
    async (_, name, input) => {
      await expect(
        check([environment, api({ image: `${ECR}/${name}`, ...input })]),
      ).rejects.toThrow(
        /is built for ARM64|sidecars\.proxy\.image: .* not exist/,
      );
      await bench.simulator.clock.advance(60);
      expect(await bench.resources()).toEqual([]);
    },
  );

  it('leaves out a step that is not going to run', async () => {
    const { log } = await check([
      { ...environment, if: false },
      {
        action: 'fargate:environment:deploy',
        input: { target: 'dev', name: 'other', owner },
      },
    ]);
    expect(log.join('\n')).not.toContain('environment-dev');
    expect(log.join('\n')).toContain('environment-other-vpc');
  });

  it('says what an update costs, and what it costs now', async () => {
    const { outputs: dev } = await bench.run(
      environment.action,
      environment.input,
    );
    const { outputs: orders } = await bench.run('fargate:public-api:deploy', {
      ...api().input,
      environmentStackArn: dev.stackArn,
    });
    bench.addStackEntity('api:default/orders', orders.stackArn);
    const { log } = await check([
      {
        action: 'fargate:api:update',
        input: {
          entityRef: 'api:default/orders',
          cpu: 512,
          memory: 1024,
          autoscaling: { enabled: true, minCount: 1, maxCount: 4 },
        },
      },
    ]);
    expect(priceIn(log)).toEqual([
      'Price         about $43.72 a month, up to $97.78 with all tasks, now about $43.72',
      '                $25.70  1 load balancer with 2 public IPv4 addresses',
      '                $18.02  1 task of 0.5 vCPU and 1 GB',
      '              AWS list prices of 2026-11-22 in eu-west-1, without traffic',
    ]);
  });

  it('says what office hours save', async () => {
    const { outputs: dev } = await bench.run(
      environment.action,
      environment.input,
    );
    const { log } = await check([
      {
        action: 'fargate:public-api:deploy',
        input: {
          ...api().input,
          environmentStackArn: dev.stackArn,
          desiredCount: 2,
          cpu: 256,
          memory: 512,
          officeHours: { days: ['MON', 'TUE'], from: '08:00', to: '17:30' },
        },
      },
    ]);
    expect(priceIn(log).slice(0, 3)).toEqual([
      'Price         about $27.74 a month, office hours save about $15.98',
      '                $25.70  1 load balancer with 2 public IPv4 addresses',
      '                 $2.04  2 tasks, each of 0.25 vCPU and 0.5 GB, 19 of 168 hours a week',
    ]);
  });

  it('checks what follows as the scaffolder would: ids and inputs', async () => {
    await expect(check([{ action: 'debug:log', input: {} }])).rejects.toThrow(
      'steps: debug:log cannot be checked. Use one of fargate:',
    );
    await expect(check([api({ desiredCount: 'two' })])).rejects.toThrow(
      /Invalid input of fargate:public-api:deploy: instance\.desiredCount/,
    );
  });

  it('does not look again when a task is resumed that has begun to deploy', async () => {
    await check([environment]);
    const calls = bench.callCount();
    await check([environment]);
    expect(bench.callCount()).toBe(calls);
  });

  it('decides who may, as the steps do', async () => {
    bench.users.set('user:default/jane', { groups: [] });
    await expect(check([environment])).rejects.toThrow(
      expect.objectContaining({ name: 'NotAllowedError' }),
    );
    expect(
      bench.audit.map(({ eventId, outcome }) => [eventId, outcome]),
    ).toEqual(
      expect.arrayContaining([
        ['environment-deploy', 'fail'],
        ['deployment-check', 'fail'],
      ]),
    );
    expect(bench.callCount()).toBe(0);
  });
});
