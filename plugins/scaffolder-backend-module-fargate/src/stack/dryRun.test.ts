/* eslint-disable jest/no-standalone-expect -- every test ends with the same look at AWS */
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = (tag: string) => `public.ecr.aws/docker/library/nginx:${tag}`;

jest.setTimeout(60_000);

describe('a dry run', () => {
  let bench: TestBench;
  let environmentStackArn: string;
  let before: object;

  beforeAll(async () => {
    bench = await TestBench.start();
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
    const { outputs: standing } = await deploy(
      { name: 'standing' },
      { isDryRun: false },
    );
    bench.addStackEntity('api:default/standing', standing.stackArn);
    await deploy(
      {
        name: 'failed',
        image: 'public.ecr.aws/fargate-api/crash:1',
        onFailure: 'rollback',
      },
      { isDryRun: false },
    ).catch(() => {});
  });
  afterAll(() => bench.close());

  beforeEach(async () => {
    before = await bench.inventory();
  });
  // A dry run changes nothing, even if it fails.
  afterEach(async () => {
    bench.simulator.faults.clear();
    await bench.simulator.clock.advance(10);
    expect(await bench.inventory()).toEqual(before);
  });

  function deploy(input = {}, options = {}) {
    return bench.run(
      'fargate:public-api:deploy',
      {
        name: 'orders',
        owner,
        environmentStackArn,
        image: nginx('1.27'),
        ...input,
      },
      { isDryRun: true, ...options },
    );
  }
  const update = (input = {}) =>
    bench.run(
      'fargate:api:update',
      { entityRef: 'api:default/standing', ...input },
      { isDryRun: true },
    );

  it('shows what a new stack would be made of', async () => {
    const { log } = await deploy();
    expect(log.slice(1)).toEqual([
      'Plan          orders: 10 to add',
      '              add: listener, load balancer, 2 security groups, log group, service, ingress rule, target group, task definition, role',
      'Dry run       orders: nothing was changed',
    ]);
  });

  it('shows what would be changed and what replaced', async () => {
    const { log } = await update({ image: nginx('1.28') });
    expect(log.slice(1)).toEqual([
      `Dry run       standing: ImageUrl would become ${nginx('1.28')}`,
      'Plan          standing: 2 to change, replaces task definition',
      '              change: service (TaskDefinition)',
      '              replace: task definition (Image …/nginx:1.27 → …/nginx:1.28)',
      'Dry run       standing: nothing was changed',
    ]);
  });

  it('says when nothing would change', async () => {
    const { log } = await update({ image: nginx('1.27') });
    expect(log).toContain('Plan          standing: no changes');
  });

  it('shows a replacement before it refuses it', async () => {
    await expect(update({ port: 8080 })).rejects.toThrow(
      'The update would replace the target group of stack standing',
    );
    expect(bench.log).toContainEqual(
      expect.stringMatching(/^ +replace: .*target group/),
    );
  });

  it('plans an environment, its network and its cluster', async () => {
    const { log } = await bench.run(
      'fargate:environment:deploy',
      { target: 'dev', name: 'other', owner },
      { isDryRun: true },
    );
    expect(log.filter(line => /^Plan/.test(line))).toEqual([
      'Plan          environment-other-vpc: 20 to add',
      'Plan          environment-other-cluster: 2 to add',
    ]);
  });

  it('tells what AWS cannot plan yet by the template', async () => {
    const { outputs } = await bench.run(
      'fargate:environment:deploy',
      { target: 'dev', name: 'other', owner },
      { isDryRun: true },
    );
    const { log } = await deploy({ environmentStackArn: outputs.stackArn });
    expect(log.slice(1)).toEqual([
      'Plan          orders: its environment would be created first, and AWS can plan it only after that; its template can create:',
      expect.stringMatching(/^ {14}.*load balancer.*service.*target group/),
    ]);
  });

  it('says what would be cleared away first', async () => {
    const { log } = await deploy({ name: 'failed' });
    expect(log).toContain(
      'Plan          failed: it is ROLLBACK_COMPLETE and would be deleted first, and AWS can plan it only after that; its template can create:',
    );
  });

  const cancelled = 'Cancelled: stack orders was not changed';
  // Once it only tidies up, it ends as it would have.
  const ended = 'Dry run       orders: nothing was changed';

  it.each([
    ['before', 'CreateChangeSet', cancelled],
    ['after', 'CreateChangeSet', cancelled],
    ['before', 'DescribeChangeSet', cancelled],
    ['after', 'DescribeChangeSet', cancelled],
    ['before', 'DeleteChangeSet', ended],
    ['after', 'DeleteChangeSet', ended],
    ['before', 'DeleteStack', ended],
    ['after', 'DeleteStack', ended],
  ] as const)(
    'leaves nothing behind when it is cancelled %s %s',
    async (when, operation, end) => {
      const controller = new AbortController();
      bench.simulator.faults.onCall({ operation, when }, () =>
        controller.abort(),
      );
      const error = await deploy({}, { signal: controller.signal }).then(
        () => undefined,
        e => e.message,
      );
      expect([error, ...bench.log]).toContain(end);
    },
  );

  it.each([
    ['CreateChangeSet', 'drop-after'],
    ['DescribeChangeSet', 'expired-credentials'],
  ] as const)(
    'leaves nothing behind when %s fails (%s)',
    async (operation, kind) => {
      bench.simulator.faults.add({ kind, operation });
      await expect(deploy()).rejects.toThrow(/socket hang up|expired/);
    },
  );

  it('says what it could not take away', async () => {
    const fault = bench.simulator.faults.add({
      kind: 'expired-credentials',
      operation: 'DeleteChangeSet',
    });
    const { log } = await update({ image: nginx('1.28') });
    expect(fault.affectedCalls).toBeGreaterThan(0);
    expect(log).toContainEqual(
      expect.stringMatching(/^Note +a change set of stack standing may remain/),
    );
    expect(log).not.toContain('Dry run       standing: nothing was changed');
    bench.simulator.faults.clear();
    await update({ image: nginx('1.28') });
  });
});
