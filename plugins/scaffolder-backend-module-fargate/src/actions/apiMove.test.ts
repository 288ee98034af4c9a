import {
  DescribeStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  AuthorizeSecurityGroupEgressCommand,
  CreateRouteCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateRuleCommand,
  DeleteRuleCommand,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
} from '@aws-sdk/client-route-53';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { preferredPriority } from '../api/rules/rulePriority';
import { environmentWithZone } from '../__testUtils__/environmentWithZone';
import { RunOptions, TestBench } from '../__testUtils__/TestBench';
import { balancerOf, watchRequests } from '../__testUtils__/watchRequests';

const owner = 'group:default/team-a';
const nginx = 'public.ecr.aws/docker/library/nginx:1.27';

jest.setTimeout(240_000);

/** What stays the same resource, whatever the load balancer. */
const KEPT = [
  'AliasRecord',
  'Certificate',
  'LogGroup',
  'Service',
  'ServiceSecurityGroup',
  'TaskDefinition',
  'TaskRole',
];

describe('an API that moves to another load balancer', () => {
  let bench: TestBench;
  let environmentStackArn: string;
  let zoneStackArn: string;

  beforeAll(async () => {
    bench = await TestBench.start();
    bench.users.set('user:default/bob', { groups: ['group:default/team-b'] });
    ({ environmentStackArn, zoneStackArn } = await environmentWithZone(bench));
  });
  afterEach(() => bench.reset());
  afterAll(() => bench.close());

  async function deploy(kind: 'public' | 'shared', name: string, input = {}) {
    const result = await bench.run(
      `fargate:${kind}-api:deploy`,
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
      { taskId: bench.newTaskId() },
    );
    bench.addStackEntity(`api:default/${name}`, result.outputs.stackArn);
    return result.outputs;
  }
  const move = (
    name: string,
    loadBalancer: 'own' | 'shared',
    options: RunOptions = {},
    input = {},
  ) =>
    bench.run(
      'fargate:api:move',
      { entityRef: `api:default/${name}`, loadBalancer, ...input },
      { taskId: bench.newTaskId(), ...options },
    );
  const remove = (name: string) =>
    bench.run(
      'fargate:stack:delete',
      { entityRef: `api:default/${name}`, confirm: name },
      { taskId: bench.newTaskId() },
    );

  /** The physical IDs of a stack's resources by their logical ones. */
  async function resourcesOf(name: string): Promise<Record<string, string>> {
    const { cloudFormation } = await bench.clients();
    const { StackResources } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: name }),
    );
    return Object.fromEntries(
      StackResources!
        .filter(one => one.ResourceStatus !== 'DELETE_COMPLETE')
        .map(one => [one.LogicalResourceId, one.PhysicalResourceId!]),
    );
  }

  async function recordOf(name: string) {
    const { route53 } = await bench.clients();
    const { outputs } = (await bench.describe(name))!;
    const { ResourceRecordSets } = await route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: outputs.HostedZoneId }),
    );
    return ResourceRecordSets!.filter(
      one => one.Name === `${outputs.DomainName}.` && one.Type === 'A',
    );
  }

  const watch = (name: string) => watchRequests(bench, name);

  it.each([
    ['public', 'shared', 'simple'],
    ['shared', 'own', 'weighted'],
  ] as const)(
    'from a %s one to %s keeps its name, service and record, and no request fails',
    async (kind, to, routing) => {
      const name = `to-${to}`;
      const { endpoint, stackArn } = await deploy(kind, name);
      const before = await resourcesOf(name);
      const watched = await watch(name);
      let connectedUntilRemoval: unknown[] | undefined;
      const { log, outputs } = await move(name, to, {
        onLine: line => {
          if (/no client can use/.test(line)) {
            connectedUntilRemoval = [...watched.failures.connected];
          }
        },
      });
      watched.stop();
      expect(watched.requests()).toBeGreaterThan(40);
      expect(watched.failures.byName).toEqual([]);
      expect(connectedUntilRemoval).toEqual([]);
      // Who ignores both times would notice: this watch can fail.
      expect(watched.failures.connected).not.toEqual([]);
      expect(outputs).toMatchObject({ stackArn, endpoint, changed: true });
      const after = await resourcesOf(name);
      const kept = KEPT.filter(id => id in before && id in after);
      expect(kept).toEqual(expect.arrayContaining(['Service', 'TaskRole']));
      for (const id of kept) {
        expect([id, after[id]]).toEqual([id, before[id]]);
      }
      const stack = (await bench.describe(name))!;
      expect(stack.kind).toBe(to === 'own' ? 'public-api' : 'shared-api');
      expect(stack.parameters.MovesTo).toBeUndefined();
      expect(stack.parameters.RecordRouting).toBe(routing);
      expect(await recordOf(name)).toEqual([
        expect.objectContaining({
          ...(routing === 'weighted' && { SetIdentifier: name }),
          AliasTarget: expect.objectContaining({
            DNSName: `${(await balancerOf(bench, name)).toLowerCase()}.`,
          }),
        }),
      ]);
      expect('LoadBalancer' in after).toBe(to === 'own');
      expect(log).toContainEqual(
        expect.stringMatching(
          /^Move .*the name leads to the new load balancer/,
        ),
      );
      expect(
        (await bench.service(stack.outputs.ServiceArn)).loadBalancers,
      ).toHaveLength(1);
      // It is an API like any other.
      await bench.run(
        'fargate:api:update',
        { entityRef: `api:default/${name}`, image: `${nginx}.1` },
        { taskId: bench.newTaskId() },
      );
      expect((await move(name, to)).outputs.changed).toBe(false);
    },
  );

  it('moves back, and is deleted without a trace', async () => {
    await move('to-shared', 'own');
    const [record] = await recordOf('to-shared');
    expect(record.SetIdentifier).toBeUndefined();
    expect((await bench.describe('to-shared'))!.kind).toBe('public-api');
    await remove('to-shared');
    expect(await bench.stackStatus('to-shared')).toBeUndefined();
    await move('to-own', 'shared');
    const { status } = (await bench.describe('to-own'))!;
    expect(status).toBe('UPDATE_COMPLETE');
    await remove('to-own');
  });

  it('waits as long as the load balancer that it leaves keeps connections', async () => {
    await deploy('public', 'patient');
    const { elbv2 } = await bench.clients();
    const { LoadBalancerArn } = (await bench.describe('patient'))!.outputs;
    await elbv2.send(
      new ModifyLoadBalancerAttributesCommand({
        LoadBalancerArn,
        Attributes: [{ Key: 'client_keep_alive.seconds', Value: '7200' }],
      }),
    );
    const times: Record<string, number> = {};
    await move('patient', 'shared', {
      onLine: line => {
        const [what] = line.match(/leads to the new|no client can use/) ?? [];
        times[what ?? ''] ??= bench.simulator.clock.now() / 1000;
      },
    });
    const waited = times['no client can use'] - times['leads to the new'];
    expect(waited).toBeGreaterThan(7000);
    expect(waited).toBeLessThan(7800);
    await remove('patient');
  });

  it('has a gap where one update does all, for who knows the old load balancer', async () => {
    await deploy('public', 'gap');
    await deploy('shared', 'other');
    const { parameters } = (await bench.describe('other'))!;
    const watched = await watch('gap');
    const { cloudFormation } = await bench.clients();
    await cloudFormation.send(
      new UpdateStackCommand({
        StackName: 'gap',
        TemplateBody: await readCloudFormationTemplate('shared-api'),
        Parameters: Object.entries({
          ...parameters,
          DomainName: watched.DomainName,
          OwnCertificate: 'off',
          Priority: '1',
          RecordRouting: 'simple',
          ServiceName: 'gap',
        }).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    await wait();
    watched.stop();
    expect(await bench.stackStatus('gap')).toBe('UPDATE_COMPLETE');
    expect(watched.failures.connected).not.toEqual([]);
    await remove('gap');
    await remove('other');
  });

  describe('with a certificate of its own', () => {
    const domainName = 'deep.eu.acme.com';
    it('keeps it on the way there and back', async () => {
      await deploy('public', 'deep', { domainName });
      const { Certificate, HttpsListener } = await resourcesOf('deep');
      expect(Certificate).toBeDefined();
      const watched = await watch('deep');
      await move('deep', 'shared');
      const shared = await resourcesOf('deep');
      expect(shared.Certificate).toBe(Certificate);
      expect(shared.ListenerCertificate).toBeDefined();
      expect(shared.HttpsListener).not.toBe(HttpsListener);
      await move('deep', 'own');
      expect((await resourcesOf('deep')).Certificate).toBe(Certificate);
      watched.stop();
      expect(watched.failures.byName).toEqual([]);
      await remove('deep');
    });
  });

  describe('when something goes wrong', () => {
    const name = 'orders';
    let before: Record<string, string>;

    beforeAll(async () => {
      await deploy('shared', 'neighbour');
      await deploy('public', name);
      before = await resourcesOf(name);
    });
    afterAll(async () => {
      await remove(name);
      await remove('neighbour');
    });

    it('says in a dry run what it would do, and changes nothing', async () => {
      const since = bench.callCount();
      const { log } = await move(name, 'shared', { isDryRun: true });
      expect(log).toContainEqual(
        expect.stringMatching(/^Plan .*orders: .* to add/),
      );
      expect(log.join('\n')).not.toMatch(/replace[sd]? /);
      expect(log.join('\n')).toContain(
        'the name leads to the shared load balancer of its environment once the tasks are healthy behind it',
      );
      expect(log.join('\n')).toContain(
        'a load balancer of its own serves what clients still send there for 60 min 00 s, and is then taken from the stack',
      );
      expect(log).toContainEqual(
        expect.stringContaining('idle timeout: 30 → 60 seconds'),
      );
      const changing = bench
        .changingCalls({ since })
        .map(({ operation }) => operation);
      expect(new Set(changing)).toEqual(
        new Set(['CreateChangeSet', 'DeleteChangeSet']),
      );
      expect(await resourcesOf(name)).toEqual(before);
    });

    it('is rolled back where the tasks do not become healthy behind the new load balancer', async () => {
      const stack = (await bench.describe('environment-dev-load-balancer'))!;
      const { ec2 } = await bench.clients();
      const egress = {
        GroupId: stack.outputs.LoadBalancerSecurityGroupId,
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 1,
            ToPort: 65535,
            UserIdGroupPairs: [
              { GroupId: stack.outputs.TargetSecurityGroupId },
            ],
          },
        ],
      };
      await ec2.send(new RevokeSecurityGroupEgressCommand(egress));
      const watched = await watch(name);
      await expect(move(name, 'shared')).rejects.toThrow();
      watched.stop();
      await ec2.send(new AuthorizeSecurityGroupEgressCommand(egress));
      expect(watched.failures).toEqual({ byName: [], connected: [] });
      expect(await bench.describe(name)).toMatchObject({
        kind: 'public-api',
        status: 'UPDATE_ROLLBACK_COMPLETE',
      });
      expect((await bench.describe(name))!.parameters.MovesTo).toBeUndefined();
      expect(Object.keys(await resourcesOf(name))).toEqual(Object.keys(before));
    });

    it('takes the next priority where another API takes its own meanwhile', async () => {
      const { elbv2 } = await bench.clients();
      const { ListenerArn } = (await bench.describe(
        'environment-dev-load-balancer',
      ))!.outputs;
      const preferred = preferredPriority({
        host: 'orders.acme.com',
        path: '',
      });
      let rule: string | undefined;
      bench.simulator.faults.onCall(
        { operation: 'ExecuteChangeSet' },
        async () => {
          if (!rule) {
            const { Rules } = await elbv2.send(
              new CreateRuleCommand({
                ListenerArn,
                Priority: preferred,
                Conditions: [{ Field: 'host-header', Values: ['a.acme.org'] }],
                Actions: [
                  {
                    Type: 'fixed-response',
                    FixedResponseConfig: { StatusCode: '200' },
                  },
                ],
              }),
            );
            rule = Rules![0].RuleArn;
          }
        },
      );
      const controller = new AbortController();
      const ended = move(name, 'shared', {
        taskId: 'killed',
        signal: controller.signal,
        onLine: line => /both serve the API/.test(line) && controller.abort(),
      });
      await expect(ended).rejects.toThrow();
      expect(bench.log).toContainEqual(
        expect.stringContaining(`Priority '${preferred}' is currently in use`),
      );
      expect((await bench.describe(name))!.parameters.Priority).toBe(
        String(preferred + 1),
      );
      await elbv2.send(new DeleteRuleCommand({ RuleArn: rule }));
    });

    it('has both load balancers once it was cancelled between the updates, and nothing else deploys it', async () => {
      const stack = (await bench.describe(name))!;
      expect(stack).toMatchObject({
        kind: 'public-api',
        status: 'UPDATE_COMPLETE',
        parameters: { MovesTo: 'shared-api' },
      });
      expect(Object.keys(await resourcesOf(name))).toEqual(
        expect.arrayContaining(['TargetGroup', 'SharedTargetGroup']),
      );
      const text =
        'Stack orders is moving to the shared load balancer of its environment, and has both load balancers until that ends. If no task does it now, run fargate:api:move again: to the same load balancer to end it, or to the other one to go back.';
      const since = bench.callCount();
      await expect(
        bench.run(
          'fargate:api:update',
          { entityRef: 'api:default/orders', desiredCount: 2 },
          { taskId: bench.newTaskId() },
        ),
      ).rejects.toThrow(text);
      await expect(deploy('public', name)).rejects.toThrow(text);
      expect(bench.changingCalls({ since })).toEqual([]);
    });

    it('goes on with the rest where the same task is run again', async () => {
      await bench.simulator.clock.advance(3000);
      const since = bench.simulator.clock.now();
      const { log } = await move(name, 'shared', { taskId: 'killed' });
      expect(bench.simulator.clock.now() - since).toBeLessThan(1_500_000);
      expect(log).toContainEqual(expect.stringMatching(/orders: no changes/));
      expect((await bench.describe(name))!.kind).toBe('shared-api');
      expect('TargetGroup' in (await resourcesOf(name))).toBe(false);
      expect((await resourcesOf(name)).Service).toBe(before.Service);
    });

    it('keeps both where the second update fails, and ends when it is run again', async () => {
      const { ec2 } = await bench.clients();
      const { PrivateSubnetIds } = (await bench.describe(name))!.parameters;
      const { RouteTables } = await ec2.send(
        new DescribeRouteTablesCommand({
          Filters: [
            {
              Name: 'association.subnet-id',
              Values: PrivateSubnetIds.split(','),
            },
          ],
        }),
      );
      const routes = RouteTables!.flatMap(({ Routes, RouteTableId }) =>
        Routes!
          .filter(one => one.NatGatewayId)
          .map(({ NatGatewayId }) => ({ NatGatewayId, RouteTableId })),
      );
      const DestinationCidrBlock = '0.0.0.0/0';
      const each = (
        run: (route: (typeof routes)[number]) => Promise<unknown>,
      ) => Promise.all(routes.map(run));
      const watched = await watch(name);
      let closed: Promise<unknown> | undefined;
      let opened: Promise<unknown> | undefined;
      watched.onTime(async () => {
        const status = await bench.stackStatus(name);
        if (closed && status === 'UPDATE_ROLLBACK_IN_PROGRESS') {
          opened ??= each(route =>
            ec2.send(
              new CreateRouteCommand({ ...route, DestinationCidrBlock }),
            ),
          );
        }
      });
      const ended = move(name, 'own', {
        onLine: line => {
          if (/no client can use/.test(line)) {
            // New tasks cannot pull their image.
            closed = each(({ RouteTableId }) =>
              ec2.send(
                new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock }),
              ),
            );
          }
        },
      });
      await expect(ended).rejects.toThrow('orders');
      expect(opened).toBeDefined();
      expect(await bench.describe(name)).toMatchObject({
        kind: 'shared-api',
        status: 'UPDATE_ROLLBACK_COMPLETE',
        parameters: { MovesTo: 'public-api' },
      });
      await move(name, 'own');
      watched.stop();
      expect(watched.failures.byName).toEqual([]);
      expect((await bench.describe(name))!.kind).toBe('public-api');
    });

    it('goes back from between the two', async () => {
      const controller = new AbortController();
      await expect(
        move(name, 'shared', {
          signal: controller.signal,
          onLine: line => /both serve the API/.test(line) && controller.abort(),
        }),
      ).rejects.toThrow();
      const watched = await watch(name);
      await move(name, 'own');
      watched.stop();
      expect(watched.failures.byName).toEqual([]);
      expect((await bench.describe(name))!.kind).toBe('public-api');
      expect('SharedTargetGroup' in (await resourcesOf(name))).toBe(false);
    });

    it('can be deleted between the two', async () => {
      await deploy('public', 'short');
      const controller = new AbortController();
      await move('short', 'shared', {
        signal: controller.signal,
        onLine: line => /both serve the API/.test(line) && controller.abort(),
      }).catch(() => {});
      expect((await bench.describe('short'))!.parameters.MovesTo).toBe(
        'shared-api',
      );
      await remove('short');
      expect(await bench.stackStatus('short')).toBeUndefined();
    });
  });

  describe('is refused before anything is changed', () => {
    async function refused(
      name: string,
      to: 'own' | 'shared',
      options: RunOptions = {},
    ): Promise<string> {
      const since = bench.callCount();
      const error = await move(name, to, options).catch(caught => caught);
      expect(bench.changingCalls({ since })).toEqual([]);
      return error.message;
    }

    it.each<[object, string]>([
      [
        { zoneStackArn: undefined },
        'domainName: the shared load balancer finds an API by its name in a zone, and this API has none.',
      ],
      [{ allowedCidr: '10.0.0.0/8' }, 'allowedCidr: only 10.0.0.0/8 may call'],
      [
        { idleTimeoutSeconds: 120 },
        'idleTimeoutSeconds: the shared load balancer closes connections after 60 seconds',
      ],
      [{ deletionProtection: true }, 'deletionProtection: protects'],
      [{ taskSubnets: 'public' }, 'taskSubnets: behind the shared'],
      [{ additionalNames: ['more.acme.com'] }, 'additionalNames: an API'],
    ])('with %j', async (input, text) => {
      await deploy('public', 'refused', input);
      expect(await refused('refused', 'shared')).toContain(text);
      await bench.run(
        'fargate:api:update',
        { entityRef: 'api:default/refused', deletionProtection: false },
        { taskId: bench.newTaskId() },
      );
      await remove('refused');
    });

    it('for a host that it shares with other paths, and by name', async () => {
      const domainName = 'host.acme.com';
      await deploy('shared', 'one', { domainName });
      await deploy('shared', 'two', { domainName, path: '/two' });
      expect(await refused('two', 'own')).toBe(
        'api:default/one has other paths of host.acme.com, and a name leads to one load balancer. Deploy one of the two under another name first.',
      );
      await remove('two');
      await remove('one');
    });

    it('for the host of an API that moved, to other APIs', async () => {
      const domainName = 'moved.acme.com';
      await deploy('public', 'moved', { domainName });
      await move('moved', 'shared');
      await expect(
        deploy('shared', 'path', { domainName, path: '/path' }),
      ).rejects.toThrow(
        'domainName: api:default/moved has the only record of moved.acme.com, because it moved to the shared load balancer from one of its own. Choose another name, or deploy api:default/moved under another one first.',
      );
      expect(await bench.stackStatus('path')).toBeUndefined();
      // It is deployed again as what it is, with the record that it has.
      const { changed } = await deploy('shared', 'moved', { domainName });
      expect(changed).toBe(false);
      await remove('moved');
    });

    it('to who may not update it, or not deploy to its environment', async () => {
      await deploy('public', 'mine');
      expect(
        await refused('mine', 'shared', { user: 'user:default/bob' }),
      ).toContain('api:default/mine may be changed only by its owner');
      await remove('mine');
    });

    it('where its name leads elsewhere', async () => {
      await deploy('public', 'stolen');
      const { route53 } = await bench.clients();
      const [record] = await recordOf('stolen');
      const { HostedZoneId } = (await bench.describe('stolen'))!.outputs;
      const change = (DNSName: string) =>
        route53.send(
          new ChangeResourceRecordSetsCommand({
            HostedZoneId,
            ChangeBatch: {
              Changes: [
                {
                  Action: 'UPSERT',
                  ResourceRecordSet: {
                    ...record,
                    AliasTarget: { ...record.AliasTarget!, DNSName },
                  },
                },
              ],
            },
          }),
        );
      await change('elsewhere.eu-west-1.elb.amazonaws.com');
      expect(await refused('stolen', 'shared')).toContain(
        `stolen.acme.com in the hosted zone ${HostedZoneId} does not lead to a load balancer of its own of stack stolen`,
      );
      await change(record.AliasTarget!.DNSName!);
      await remove('stolen');
    });
  });

  /** Lets time pass as an action does. */
  async function wait() {
    for (let i = 0; i < 200; i++) {
      await bench.dependencies.clock!.sleep(5);
    }
  }
});
