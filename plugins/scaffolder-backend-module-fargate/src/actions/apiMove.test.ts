import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import { InputError } from '@backstage/errors';
import { requestAt } from '../__testUtils__/requestAt';
import { RunOptions, TestBench } from '../__testUtils__/TestBench';

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
    environmentStackArn = environment.outputs.stackArn;
    zoneStackArn = zone.outputs.stackArn;
    bench.addStackEntity('resource:default/dev', environmentStackArn);
    bench.addStackEntity('resource:default/acme-com', zoneStackArn);
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

  /** Where the load balancer of an API can be found. */
  async function balancerOf(name: string): Promise<string> {
    const { outputs, parameters } = (await bench.describe(name))!;
    return outputs.LoadBalancerDnsName ?? parameters.LoadBalancerDnsName;
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

  /**
   * Sends requests whenever time has passed: of a client that asks for the name each
   * time, and of one that has a connection to the load balancer that was there first.
   *
   * @returns the statuses that were not 200, so far and until the end.
   */
  async function watch(name: string) {
    const { clock } = bench.dependencies as { clock: any };
    const { sleep } = clock;
    const { stride } = bench;
    const { Url, DomainName } = (await bench.describe(name))!.outputs;
    const first = await balancerOf(name);
    const failures = { byName: [] as unknown[], connected: [] as unknown[] };
    let requests = 0;
    clock.sleep = async (seconds: number, signal?: AbortSignal) => {
      await sleep(seconds, signal);
      requests++;
      const [byName, connected] = await Promise.all([
        requestAt(bench.simulator, Url),
        requestAt(bench.simulator, Url, { 'X-Connect-To': first }).catch(
          error => [error.message],
        ),
      ]);
      if (byName[0] !== 200) failures.byName.push(byName[0]);
      if (connected[0] !== 200) failures.connected.push(connected[0]);
    };
    bench.stride = 3;
    return {
      failures,
      DomainName,
      requests: () => requests,
      stop: () => {
        clock.sleep = sleep;
        bench.stride = stride;
      },
    };
  }

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
      expect(watched.requests()).toBeGreaterThan(60);
      expect(watched.failures.byName).toEqual([]);
      expect(connectedUntilRemoval).toEqual([]);
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
            DNSName: `${await balancerOf(name)}.`,
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

  it('is wrong as an InputError where the load balancer is unknown', async () => {
    await expect(move('to-own', 'other' as any)).rejects.toThrow(InputError);
  });
});
