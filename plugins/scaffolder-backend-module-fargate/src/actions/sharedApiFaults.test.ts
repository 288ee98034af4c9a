import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { preferredPriority } from '../api/rules/rulePriority';
import { Backend, Moment } from '../__testUtils__/Backend';
import { requestAt } from '../__testUtils__/requestAt';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = 'public.ecr.aws/docker/library/nginx:1.27';
const DEPLOY = 'fargate:shared-api:deploy';
const UPDATE = 'fargate:api:update';
const BALANCER = 'environment-dev-load-balancer';
const host = 'api.acme.com';

jest.setTimeout(120_000);

describe('an API behind a shared load balancer', () => {
  let bench: TestBench;
  let backend: Backend;
  let stacks: { environmentStackArn: string; zoneStackArn: string };
  let count = 0;
  let name: string;

  beforeAll(async () => {
    bench = await TestBench.start();
    backend = await Backend.of(bench);
    bench.stride = 12;
    const environment = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    const zone = await bench.run('fargate:dns-zone:deploy', {
      target: 'dev',
      domainName: 'acme.com',
      owner,
    });
    stacks = {
      environmentStackArn: environment.outputs.stackArn,
      zoneStackArn: zone.outputs.stackArn,
    };
    bench.addStackEntity('resource:default/dev', stacks.environmentStackArn);
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    count++;
    name = `api-${count}`;
  });
  afterEach(async () => {
    await bench.reset();
    await deleteStack(name);
  });

  const input = () => ({
    ...stacks,
    name,
    owner,
    image: nginx,
    desiredCount: 1,
    domainName: host,
    path: `/${name}`,
  });
  const deploy = () => bench.run(DEPLOY, input(), { taskId: `task-${name}` });
  const entityRef = () => `api:default/${name}`;
  async function deployed() {
    const { outputs } = await deploy();
    bench.addStackEntity(entityRef(), outputs.stackArn);
  }
  const update = (changes: object, options = {}) =>
    bench.run(
      UPDATE,
      { entityRef: entityRef(), ...changes },
      { taskId: `update-${name}`, ...options },
    );

  async function deleteStack(StackName: string) {
    const { cloudFormation } = await bench.clients();
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    await bench.simulator.clock.advance(1200);
  }

  /** Its rules as `path priority`, and whether it answers at a path. */
  async function state(path: string) {
    const { elbv2 } = await bench.clients();
    const { outputs } = (await bench.describe(BALANCER))!;
    const { Rules = [] } = await elbv2.send(
      new DescribeRulesCommand({ ListenerArn: outputs.ListenerArn }),
    );
    const [status] = await requestAt(bench.simulator, `https://${host}${path}`);
    return {
      rules: Rules.filter(({ IsDefault }) => !IsDefault).map(
        ({ Conditions = [], Priority }) =>
          `${
            Conditions.find(({ Field }) => Field === 'path-pattern')!.Values![0]
          } ${Priority}`,
      ),
      status,
    };
  }
  const healthyAt = (path: string) => ({
    rules: [`${path} ${preferredPriority({ host, path })}`],
    status: 200,
  });

  const moments: [string, Moment][] = [
    [
      'before the load balancer is requested',
      { operation: 'CreateChangeSet', when: 'before' },
    ],
    [
      'as CloudFormation creates the load balancer',
      { operation: 'ExecuteChangeSet', when: 'after' },
    ],
    [
      'as the stack of the API is requested',
      { operation: 'CreateChangeSet', when: 'after', nth: 2 },
    ],
    ['as its tasks start', { line: /service …/ }],
  ];
  it.each(moments)(
    'is deployed once, with one load balancer, where the backend is killed %s',
    async (_, moment) => {
      await backend.killed(DEPLOY, input(), moment, {
        taskId: `task-${name}`,
      });
      await deploy();
      expect(await state(`/${name}`)).toEqual(healthyAt(`/${name}`));
      expect(
        (await bench.resources()).filter(one =>
          one.includes(':loadbalancer/app/'),
        ),
      ).toHaveLength(1);
      await deleteStack(name);
      await deleteStack(BALANCER);
    },
  );

  it.each(
    ['throttle', 'error-500', 'drop-before', 'drop-after'].flatMap(kind =>
      [
        'DescribeRules',
        'DescribeListenerCertificates',
        'DescribeAccountLimits',
        'DescribeLoadBalancers',
      ].map(operation => [kind, operation] as const),
    ),
  )('is deployed after %s of %s, twice', async (kind, operation) => {
    // The load balancer is there from the second one on.
    if (!(await bench.describe(BALANCER))) {
      await deploy();
      await deleteStack(name);
    }
    const fault = bench.simulator.faults.add({
      kind: kind as 'throttle',
      operation,
      times: 2,
    });
    await deploy();
    expect(fault.affectedCalls).toBe(2);
    expect(await state(`/${name}`)).toEqual(healthyAt(`/${name}`));
  });

  describe('whose path changes', () => {
    it.each<[string, Moment]>([
      ['before', { operation: 'ExecuteChangeSet', when: 'before' }],
      ['after', { operation: 'ExecuteChangeSet', when: 'after' }],
    ])(
      'has the new one once where the backend is killed %s the update is started',
      async (_, moment) => {
        await deployed();
        const path = `/v2/${name}`;
        await backend.killed(UPDATE, { entityRef: entityRef(), path }, moment, {
          taskId: `update-${name}`,
        });
        await update({ path });
        expect(await state(path)).toEqual(healthyAt(path));
      },
    );

    it('has the one from before where the update fails', async () => {
      await deployed();
      await expect(
        update({
          path: `/v2/${name}`,
          image: 'public.ecr.aws/fargate-api/crash:1',
        }),
      ).rejects.toThrow('exited with code 1');
      expect(await bench.stackStatus(name)).toBe('UPDATE_ROLLBACK_COMPLETE');
      expect(await state(`/${name}`)).toEqual(healthyAt(`/${name}`));
    });

    it('has the one from before where the update is cancelled', async () => {
      await deployed();
      const controller = new AbortController();
      await expect(
        update(
          {
            path: `/v2/${name}`,
            image: 'public.ecr.aws/docker/library/nginx:1.28',
            onCancel: 'rollback',
          },
          {
            signal: controller.signal,
            onLine: (text: string) =>
              /service …/.test(text) && controller.abort(),
          },
        ).finally(() => bench.simulator.clock.advance(2)),
      ).rejects.toThrow('CloudFormation is rolling it back');
      await bench.simulator.clock.advance(1200);
      expect(await bench.stackStatus(name)).toBe('UPDATE_ROLLBACK_COMPLETE');
      expect(await state(`/${name}`)).toEqual(healthyAt(`/${name}`));
    });

    it('keeps it where an earlier image is restored', async () => {
      await deployed();
      const path = `/v2/${name}`;
      await update({
        path,
        image: 'public.ecr.aws/docker/library/nginx:1.28',
      });
      await update({ rollBackTo: 1 }, { taskId: `back-${name}` });
      const { parameters } = (await bench.describe(name))!;
      expect(parameters.Path).toBe(path);
      expect(parameters.ImageUrl).not.toContain('nginx:1.28');
      expect(await state(path)).toEqual(healthyAt(path));
    });
  });
});
