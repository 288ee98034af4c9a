import {
  CreateRuleCommand,
  DeleteRuleCommand,
  DescribeRulesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { preferredPriority } from '../api/rules/rulePriority';
import { environmentWithZone } from '../__testUtils__/environmentWithZone';
import { requestAt } from '../__testUtils__/requestAt';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const OTHER_TEAM = 'group:default/team-b';
const BOB = 'user:default/bob';
const nginx = 'public.ecr.aws/docker/library/nginx:1.27';

jest.setTimeout(120_000);

describe('APIs behind a shared load balancer', () => {
  let bench: TestBench;
  let environmentStackArn: string;
  let zoneStackArn: string;
  let first: Awaited<ReturnType<typeof deploy>>;

  beforeAll(async () => {
    bench = await TestBench.start();
    bench.users.set(BOB, { groups: [OTHER_TEAM] });
    ({ environmentStackArn, zoneStackArn } = await environmentWithZone(bench));
    first = await deploy('web', { domainName: 'api.acme.com' });
  });
  afterEach(() => bench.reset());
  afterAll(() => bench.close());

  async function deploy(name: string, input = {}, options = {}) {
    const result = await bench.run(
      'fargate:shared-api:deploy',
      {
        name,
        owner,
        environmentStackArn,
        zoneStackArn,
        image: nginx,
        healthCheckPath: '/health',
        desiredCount: 1,
        ...input,
      },
      { taskId: bench.newTaskId(), ...options },
    );
    bench.addStackEntity(`api:default/${name}`, result.outputs.stackArn);
    return result;
  }
  const update = (name: string, input: object) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name}`, ...input },
      { taskId: bench.newTaskId() },
    );
  const remove = (entityRef: string, options = {}) =>
    bench.run(
      'fargate:stack:delete',
      { entityRef, confirm: entityRef.split('/')[1] },
      { taskId: bench.newTaskId(), ...options },
    );
  const status = async (url: string) =>
    (await requestAt(bench.simulator, url))[0];
  const rules = async () => {
    const { elbv2 } = await bench.clients();
    const { outputs } = (await bench.describe(
      'environment-dev-load-balancer',
    ))!;
    const { Rules } = await elbv2.send(
      new DescribeRulesCommand({ ListenerArn: outputs.ListenerArn }),
    );
    return Rules!.filter(({ IsDefault }) => !IsDefault);
  };
  const priorityOf = async (arn: string) =>
    Number((await rules()).find(({ RuleArn }) => RuleArn === arn)!.Priority);

  /** Rules that are from elsewhere. @returns what deletes them */
  async function occupy(priorities: number[]) {
    const { elbv2 } = await bench.clients();
    const { outputs } = (await bench.describe(
      'environment-dev-load-balancer',
    ))!;
    const arns: string[] = [];
    for (const Priority of priorities) {
      const { Rules } = await elbv2.send(
        new CreateRuleCommand({
          ListenerArn: outputs.ListenerArn,
          Priority,
          Conditions: [
            { Field: 'host-header', Values: [`a${Priority}.acme.org`] },
          ],
          Actions: [
            {
              Type: 'fixed-response',
              FixedResponseConfig: { StatusCode: '200' },
            },
          ],
        }),
      );
      arns.push(Rules![0].RuleArn!);
    }
    return async () => {
      for (const RuleArn of arns) {
        await elbv2.send(new DeleteRuleCommand({ RuleArn }));
      }
    };
  }

  it('have a host, and the first one creates the load balancer', async () => {
    expect(first.outputs).toMatchObject({
      endpoint: 'https://api.acme.com',
      domainName: 'api.acme.com',
      listenerRuleArn: expect.stringContaining(':listener-rule/app/'),
      loadBalancerArn: '',
      changed: true,
    });
    expect(first.log).toContainEqual(
      expect.stringMatching(/^Targets {7}1\/1 healthy/),
    );
    expect(await bench.stackStatus('environment-dev-load-balancer')).toBe(
      'CREATE_COMPLETE',
    );
    expect(await priorityOf(first.outputs.listenerRuleArn)).toBe(
      preferredPriority({ host: 'api.acme.com', path: '' }),
    );
    expect(await status('https://api.acme.com/')).toBe(200);
    expect(await status('http://api.acme.com/')).toBe(301);
  });

  it('are unchanged by a second deployment', async () => {
    const { outputs } = await deploy('web', { domainName: 'api.acme.com' });
    expect(outputs).toEqual({ ...first.outputs, changed: false });
  });

  it('share a host by their paths, also where they move', async () => {
    const at = (path: string) => ({ domainName: 'api.acme.com', path });
    const { outputs } = await deploy('items', at('/items'));
    expect(outputs.endpoint).toBe('https://api.acme.com/items');
    expect(await status('https://api.acme.com/items/7')).toBe(200);
    const moved = await deploy('items', at('/v2/items'));
    expect(moved.outputs).toMatchObject({
      endpoint: 'https://api.acme.com/v2/items',
      listenerRuleArn: outputs.listenerRuleArn,
      targetGroupArn: outputs.targetGroupArn,
      changed: true,
    });
    expect(await priorityOf(outputs.listenerRuleArn)).toBe(
      preferredPriority({ host: 'api.acme.com', path: '/v2/items' }),
    );
    await remove('api:default/items');
    // The other one keeps its record.
    expect(await status('https://api.acme.com/v2/items')).toBe(200);
  });

  it('have a certificate of their own where the default one does not cover the host', async () => {
    const { outputs } = await deploy('deep', {
      domainName: 'deep.eu.acme.com',
    });
    expect(await status(outputs.endpoint)).toBe(200);
    expect(await bench.resourcesOf('deep')).toContainEqual(
      expect.stringContaining(':certificate/'),
    );
    await remove('api:default/deep');
  });

  it('take another image, are rolled back, and deleted without the load balancer', async () => {
    const { outputs } = await deploy('rolled');
    expect(outputs.endpoint).toBe('https://rolled.acme.com');
    await update('rolled', { image: `${nginx}.1` });
    expect((await update('rolled', { rollBackTo: 1 })).outputs.changed).toBe(
      true,
    );
    expect(await status(outputs.endpoint)).toBe(200);
    await remove('api:default/rolled');
    expect(await bench.stackStatus('rolled')).toBeUndefined();
    expect(await rules()).toHaveLength(1);
    expect(await status('https://api.acme.com/')).toBe(200);
  });

  it('take the next priority where theirs is taken, before and meanwhile', async () => {
    const preferred = preferredPriority({ host: 'busy.acme.com', path: '' });
    const before = await occupy([preferred]);
    // Somebody takes the next one once the deployment has chosen it.
    let meanwhile: Promise<() => Promise<void>> | undefined;
    const call = bench.simulator.faults.onCall(
      { operation: 'CreateChangeSet' },
      () => {
        meanwhile = occupy([preferred + 1]);
        return meanwhile;
      },
    );
    const { log, outputs } = await deploy('busy');
    expect(log).toContainEqual(
      expect.stringContaining(
        `Priority '${preferred + 1}' is currently in use`,
      ),
    );
    expect(await priorityOf(outputs.listenerRuleArn)).toBe(preferred + 2);
    expect(await status(outputs.endpoint)).toBe(200);
    expect(call.affectedCalls).toBe(1);
    await before();
    await (
      await meanwhile!
    )();
    await remove('api:default/busy');
  });

  it('are refused at the quotas of the load balancer, and warned of them before', async () => {
    const release = await occupy(Array.from({ length: 88 }, (_, i) => i + 1));
    const { log } = await deploy('last', {}, { isDryRun: true });
    expect(log).toContain(
      'Note          with this API, the shared load balancer has 90 of 100 rules',
    );
    const more = await occupy(Array.from({ length: 11 }, (_, i) => i + 101));
    const before = await bench.resources();
    await expect(deploy('last')).rejects.toThrow(
      'The shared load balancer of the environment has 100 of 100 rules, and the API needs another one.',
    );
    expect(await bench.resources()).toEqual(before);
    // What has its rule can change.
    expect(
      (await deploy('web', { domainName: 'api.acme.com' })).outputs.changed,
    ).toBe(false);
    await release();
    await more();
  });

  it.each<[object, string]>([
    [
      { domainName: 'api.acme.com' },
      'domainName: api:default/web has api.acme.com. Choose another path or another domain name.',
    ],
    [{ path: 'orders' }, 'path: "orders" is not a path'],
    [{ path: '/orders/' }, 'path: "/orders/" is not a path'],
    [{ path: '/a/b/c/d/e' }, 'path: "/a/b/c/d/e" is not a path'],
    [
      { domainName: 'api.acme.org' },
      'domainName: api.acme.org is not in the zone acme.com',
    ],
    [{ zoneStackArn: undefined }, 'zone: is required'],
    [{ certificateArn: 'arn' }, 'additional property "certificateArn"'],
    [{ hostedZoneId: 'Z1' }, 'additional property "hostedZoneId"'],
  ])('are refused with %j before anything is created', async (input, text) => {
    await expect(deploy('orders', input)).rejects.toThrow(text);
    expect(await bench.stackStatus('orders')).toBeUndefined();
  });

  it('have the names of their load balancer read once by a deployment', async () => {
    const reads = { operation: 'DescribeLoadBalancers' };
    const { calls } = bench.simulator;
    const before = calls.count(reads);
    await deploy('plan', {}, { isDryRun: true });
    expect(calls.count(reads)).toBe(before + 1);
  });

  describe('whose host or path an update changes', () => {
    const names = { host: 'moving.acme.com', path: '/orders' };
    let api: Awaited<ReturnType<typeof deploy>>;

    beforeAll(async () => {
      api = await deploy('moving', {
        domainName: names.host,
        path: names.path,
      });
    });
    afterAll(() => remove('api:default/moving'));

    it('get the requests of another path, by the same rule with another priority', async () => {
      const { log, outputs } = await update('moving', { path: '/v2/orders' });
      const [from, to] = ['/orders', '/v2/orders'].map(path =>
        preferredPriority({ ...names, path }),
      );
      expect(log).toContain(
        `Names         moving.acme.com/orders becomes moving.acme.com/v2/orders; its priority ${from} becomes ${to}`,
      );
      expect(log).toContain(
        'Note          requests to moving.acme.com/orders no longer reach the API. While AWS changes rule, certificate and record, those to moving.acme.com/v2/orders may fail for some minutes',
      );
      expect(outputs.endpoint).toBe('https://moving.acme.com/v2/orders');
      expect(await priorityOf(api.outputs.listenerRuleArn)).toBe(to);
      expect(await status('https://moving.acme.com/v2/orders')).toBe(200);
      expect(await status('https://moving.acme.com/orders')).toBe(404);
    });

    it('keep their tasks, target group and rule', async () => {
      const { outputs } = (await bench.describe('moving'))!;
      expect(outputs).toMatchObject({
        ServiceArn: api.outputs.serviceArn,
        TargetGroupArn: api.outputs.targetGroupArn,
        ListenerRuleArn: api.outputs.listenerRuleArn,
      });
    });

    it('get another host, with a certificate and without it', async () => {
      const deep = await update('moving', {
        domainName: 'moving.eu.acme.com',
        path: '/orders',
      });
      expect(await status(deep.outputs.endpoint)).toBe(200);
      expect(await bench.resourcesOf('moving')).toContainEqual(
        expect.stringContaining(':certificate/'),
      );
      const flat = await update('moving', { domainName: 'moved.acme.com' });
      expect(flat.outputs.endpoint).toBe('https://moved.acme.com/orders');
      expect(await status(flat.outputs.endpoint)).toBe(200);
      expect(await bench.resourcesOf('moving')).not.toContainEqual(
        expect.stringContaining(':certificate/'),
      );
    });

    it('keep the new path where an earlier image is restored', async () => {
      const domainName = 'restored.acme.com';
      await deploy('restored', { domainName, path: '/a' });
      await update('restored', {
        path: '/b',
        image: 'public.ecr.aws/docker/library/nginx:1.28',
      });
      const { outputs } = await update('restored', { rollBackTo: 1 });
      const { parameters } = (await bench.describe('restored'))!;
      expect(parameters.ImageUrl).toContain('nginx');
      expect(parameters.ImageUrl).not.toContain('nginx:1.28');
      expect(outputs.endpoint).toBe(`https://${domainName}/b`);
      expect(await status(outputs.endpoint)).toBe(200);
      await remove('api:default/restored');
    });

    it('stay as they are with the host and path that they have', async () => {
      const { log, outputs } = await update('moving', {
        domainName: 'moved.acme.com',
        path: '/orders',
      });
      expect(outputs.changed).toBe(false);
      expect(log.join()).not.toContain('becomes');
    });

    it('are planned in a dry run, which changes nothing', async () => {
      const before = await bench.resources();
      const { log } = await bench.run(
        'fargate:api:update',
        { entityRef: 'api:default/moving', path: '/v3' },
        { taskId: bench.newTaskId(), isDryRun: true },
      );
      expect(log.join('\n')).toMatch(/change: .*rule/i);
      expect(log.join('\n')).toContain(
        `Priority would become ${preferredPriority({
          host: 'moved.acme.com',
          path: '/v3',
        })}`,
      );
      expect(await bench.resources()).toEqual(before);
    });

    it('get all paths of their host, and a path again', async () => {
      const before = await priorityOf(api.outputs.listenerRuleArn);
      const { outputs } = await update('moving', { path: '/' });
      expect(outputs.endpoint).toBe('https://moved.acme.com');
      expect(await status('https://moved.acme.com')).toBe(200);
      expect(await status('https://moved.acme.com/anything')).toBe(200);
      expect((await update('moving', { path: '/' })).outputs.changed).toBe(
        false,
      );
      await update('moving', { path: '/orders' });
      expect(await priorityOf(api.outputs.listenerRuleArn)).toBe(before);
      expect(await status('https://moved.acme.com/anything')).toBe(404);
    });

    it('take the next priority where theirs is taken meanwhile', async () => {
      const preferred = preferredPriority({
        host: 'moved.acme.com',
        path: '/busy',
      });
      let meanwhile: Promise<() => Promise<void>> | undefined;
      bench.simulator.faults.onCall({ operation: 'CreateChangeSet' }, () => {
        meanwhile = occupy([preferred]);
        return meanwhile;
      });
      const { log, outputs } = await update('moving', { path: '/busy' });
      expect(log).toContainEqual(
        expect.stringContaining(`Priority '${preferred}' is currently in use`),
      );
      expect(await priorityOf(api.outputs.listenerRuleArn)).toBe(preferred + 1);
      expect(await status(outputs.endpoint)).toBe(200);
      await (
        await meanwhile!
      )();
    });

    it.each<[object, string]>([
      [
        { domainName: 'api.acme.com' },
        'path: api:default/items has api.acme.com/busy. Choose another path or another domain name.',
      ],
      [
        { domainName: 'orders.acme.org' },
        'domainName: orders.acme.org is not in the zone acme.com',
      ],
      [
        { domainName: 'api.acme.com', path: '/' },
        'domainName: api:default/web has api.acme.com. Choose another path or another domain name.',
      ],
      [{ path: 'orders' }, 'path: "orders" is not a path'],
      [{ zoneStackArn: 'arn' }, 'zone: an update does not change the zone'],
    ])(
      'are refused with %j before anything is changed',
      async (input, text) => {
        await deploy('items', { domainName: 'api.acme.com', path: '/busy' });
        const before = await bench.resources();
        await expect(update('moving', input)).rejects.toThrow(text);
        expect(await bench.resources()).toEqual(before);
      },
    );

    it('share the requests of another API only for its owner', async () => {
      const { outputs } = await deploy(
        'guests',
        { owner: OTHER_TEAM },
        { user: BOB },
      );
      bench.removeEntity('api:default/guests');
      bench.addStackEntity('api:default/guests', outputs.stackArn, OTHER_TEAM);
      await expect(
        bench.run(
          'fargate:api:update',
          {
            entityRef: 'api:default/guests',
            domainName: 'api.acme.com',
            path: '/a',
          },
          { taskId: bench.newTaskId(), user: BOB },
        ),
      ).rejects.toThrow(
        'path: api:default/web has api.acme.com, and api.acme.com/a shares requests with it. Only who may update api:default/web can deploy that.',
      );
      await remove('api:default/guests', { user: BOB });
      await remove('api:default/items');
    });
  });

  it('share the requests of another API only for its owner', async () => {
    const within = { domainName: 'api.acme.com', path: '/a' };
    await expect(
      deploy('theirs', { ...within, owner: OTHER_TEAM }, { user: BOB }),
    ).rejects.toThrow(
      'path: api:default/web has api.acme.com, and api.acme.com/a shares requests with it. Only who may update api:default/web can deploy that.',
    );
    expect(await bench.stackStatus('theirs')).toBeUndefined();
    const { outputs } = await deploy(
      'theirs',
      { owner: OTHER_TEAM },
      { user: BOB },
    );
    expect(await status(outputs.endpoint)).toBe(200);
    await remove('api:default/theirs');
  });

  it('keep their environment from being deleted', async () => {
    await expect(remove('resource:default/dev')).rejects.toThrow('web');
    expect(await bench.stackStatus('environment-dev-load-balancer')).toBe(
      'CREATE_COMPLETE',
    );
  });

  it('are planned in a dry run, which creates nothing', async () => {
    const before = await bench.resources();
    const { log, outputs } = await deploy('plan', {}, { isDryRun: true });
    expect(outputs.changed).toBe(false);
    expect(log.join('\n')).toMatch(/plan: 9 to add/);
    expect(await bench.resources()).toEqual(before);
  });

  // The last test: it deletes all.
  it('leave nothing behind with their environment', async () => {
    await remove('api:default/web');
    const release = await occupy([7]);
    await expect(remove('resource:default/dev')).rejects.toThrow(
      'a7.acme.org is served by a rule of the shared load balancer; delete the API that has it, or the rule with aws elbv2 delete-rule --rule-arn',
    );
    await release();
    await remove('resource:default/dev');
    expect(
      await bench.stackStatus('environment-dev-load-balancer'),
    ).toBeUndefined();
  });
});
