import { DescribeCertificateCommand, ACMClient } from '@aws-sdk/client-acm';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  paginateDescribeStacks,
} from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  DescribeClustersCommand,
  ECSClient,
  ListClustersCommand,
  paginateListClusters,
} from '@aws-sdk/client-ecs';
import {
  DescribeLoadBalancersCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateRoleCommand,
  IAMClient,
  ListRolesCommand,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import {
  ListHostedZonesCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Simulator, startSimulator } from '../Simulator';
import { FaultRule } from './FaultRule';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(() => simulator.close());

const config = (accessKeyId = '111122223333', region = 'eu-west-1') => ({
  endpoint: simulator.url,
  region,
  maxAttempts: 1,
  credentials: { accessKeyId, secretAccessKey: 'any' },
});

/** The error codes of a series of calls, `ok` for success. */
async function outcomes(count: number, call: () => Promise<unknown>) {
  const results: string[] = [];
  for (let i = 0; i < count; i++) {
    results.push(
      await call().then(
        () => 'ok',
        error => error.name,
      ),
    );
  }
  return results;
}

const listClusters = (...who: string[]) =>
  new ECSClient(config(...who)).send(new ListClustersCommand({}));

describe('a fault', () => {
  it.each<[string, any, any, FaultRule['kind'], string, number, string]>([
    [
      'CloudFormation',
      CloudFormationClient,
      DescribeStacksCommand,
      'throttle',
      'Throttling',
      400,
      'Rate exceeded',
    ],
    [
      'ELB',
      ElasticLoadBalancingV2Client,
      DescribeLoadBalancersCommand,
      'throttle',
      'Throttling',
      400,
      'Rate exceeded',
    ],
    [
      'ECS',
      ECSClient,
      ListClustersCommand,
      'throttle',
      'ThrottlingException',
      400,
      'Rate exceeded',
    ],
    [
      'EC2',
      EC2Client,
      DescribeVpcsCommand,
      'throttle',
      'RequestLimitExceeded',
      503,
      'Request limit exceeded.',
    ],
    [
      'Route 53',
      Route53Client,
      ListHostedZonesCommand,
      'throttle',
      'Throttling',
      400,
      'Rate exceeded',
    ],
    [
      'ACM',
      ACMClient,
      DescribeCertificateCommand,
      'throttle',
      'ThrottlingException',
      400,
      'Rate exceeded',
    ],
    [
      'STS',
      STSClient,
      GetCallerIdentityCommand,
      'throttle',
      'Throttling',
      400,
      'Rate exceeded',
    ],
    [
      'CloudFormation',
      CloudFormationClient,
      DescribeStacksCommand,
      'expired-credentials',
      'ExpiredToken',
      403,
      'The security token included in the request is expired',
    ],
    [
      'ECS',
      ECSClient,
      ListClustersCommand,
      'expired-credentials',
      'ExpiredTokenException',
      400,
      'The security token included in the request is expired',
    ],
    [
      'EC2',
      EC2Client,
      DescribeVpcsCommand,
      'expired-credentials',
      'RequestExpired',
      400,
      'Request has expired.',
    ],
    [
      'CloudFormation',
      CloudFormationClient,
      DescribeStacksCommand,
      'error-500',
      'InternalFailure',
      500,
      'The request processing has failed because of an unknown error, exception or failure.',
    ],
    [
      'ECS',
      ECSClient,
      ListClustersCommand,
      'error-500',
      'ServerException',
      500,
      'The request processing has failed because of an unknown error, exception or failure.',
    ],
    [
      'EC2',
      EC2Client,
      DescribeVpcsCommand,
      'error-500',
      'InternalError',
      500,
      'An internal error has occurred',
    ],
    [
      'CloudFormation',
      CloudFormationClient,
      DescribeStacksCommand,
      'error-503',
      'ServiceUnavailable',
      503,
      'The request has failed due to a temporary failure of the server.',
    ],
    [
      'ECS',
      ECSClient,
      ListClustersCommand,
      'error-503',
      'ServiceUnavailableException',
      503,
      'The request has failed due to a temporary failure of the server.',
    ],
    [
      'EC2',
      EC2Client,
      DescribeVpcsCommand,
      'error-503',
      'Unavailable',
      503,
      'The service is unavailable. Please try again shortly.',
    ],
  ])(
    'returns the error of %s (%p %p %s)',
    async (_service, Client, Command, kind, name, httpStatusCode, message) => {
      simulator.faults.add({ kind } as FaultRule);
      const arn =
        'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
      await expect(
        new Client(config()).send(
          new Command(Client === ACMClient ? { CertificateArn: arn } : {}),
        ),
      ).rejects.toMatchObject({ name, message, $metadata: { httpStatusCode } });
    },
  );

  it('affects the calls that its rule matches, and no others', async () => {
    simulator.faults.add({
      kind: 'throttle',
      service: 'ecs',
      operation: 'ListClusters',
      account: '111122223333',
      region: 'eu-west-1',
    });
    await expect(listClusters()).rejects.toThrow('Rate exceeded');
    await listClusters('444455556666');
    await listClusters('111122223333', 'us-east-1');
    await new ECSClient(config()).send(new DescribeClustersCommand({}));
    await new EC2Client(config()).send(new DescribeVpcsCommand({}));
  });

  it('starts after some calls, and ends after some more', async () => {
    const fault = simulator.faults.add({
      kind: 'throttle',
      after: 1,
      times: 2,
    });
    expect(await outcomes(5, listClusters)).toEqual([
      'ok',
      'ThrottlingException',
      'ThrottlingException',
      'ok',
      'ok',
    ]);
    expect(fault.affectedCalls).toBe(2);
  });

  it('ends when it is removed', async () => {
    const fault = simulator.faults.add({ kind: 'error-503' });
    expect(await outcomes(1, listClusters)).not.toEqual(['ok']);
    fault.remove();
    expect(await outcomes(1, listClusters)).toEqual(['ok']);
  });

  it('affects a share of the calls, the same for the same seed', async () => {
    const run = async (seed: number) => {
      await simulator.close();
      simulator = await startSimulator({ seed });
      simulator.faults.add({ kind: 'throttle', rate: 0.3 });
      return outcomes(50, listClusters);
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    const affected = first.filter(outcome => outcome !== 'ok').length;
    expect(affected).toBeGreaterThan(5);
    expect(affected).toBeLessThan(25);
  });

  it('does not change what ids come next', async () => {
    const arnOf = async (rules: FaultRule[]) => {
      await simulator.close();
      simulator = await startSimulator({ seed: 3 });
      rules.forEach(rule => simulator.faults.add(rule));
      const { StackId } = await new CloudFormationClient({
        ...config(),
        maxAttempts: 5,
      }).send(
        new CreateStackCommand({
          StackName: 'a',
          TemplateBody: '{"Resources":{"A":{"Type":"AWS::Logs::LogGroup"}}}',
        }),
      );
      return StackId;
    };
    expect(await arnOf([{ kind: 'error-503', times: 2, rate: 0.9 }])).toBe(
      await arnOf([]),
    );
  });

  it('lets a client that retries succeed in the end', async () => {
    simulator.faults.add({ kind: 'error-500', times: 2 });
    await new ECSClient({ ...config(), maxAttempts: 3 }).send(
      new ListClustersCommand({}),
    );
    expect(simulator.calls.all().map(({ status }) => status)).toEqual([
      500, 500, 200,
    ]);
  });

  it.each([
    ['drop-before', 0],
    ['drop-after', 1],
  ] as const)(
    '%s closes the connection; resources created: %p',
    async (kind, made) => {
      simulator.faults.add({ kind, operation: 'CreateCluster' });
      await expect(
        new ECSClient(config()).send(
          new CreateClusterCommand({ clusterName: 'main' }),
        ),
      ).rejects.toThrow('socket hang up');
      const { clusterArns } = await listClusters();
      expect(clusterArns).toHaveLength(made);
      expect(simulator.calls.all({ operation: 'CreateCluster' })).toMatchObject(
        [{ status: 0, errorCode: 'DroppedConnection' }],
      );
    },
  );

  it('delays a call before it takes effect', async () => {
    const clientTimeout = new AbortController();
    simulator.faults.onCall({ when: 'before' }, () => clientTimeout.abort());
    simulator.faults.add({ kind: 'delay', milliseconds: 600_000, times: 1 });
    simulator.faults.add({ kind: 'delay', milliseconds: 1 });
    const client = new ECSClient(config());
    await expect(
      client.send(new CreateClusterCommand({ clusterName: 'main' }), {
        abortSignal: clientTimeout.signal,
      }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect((await listClusters()).clusterArns).toEqual([]);
  });

  it.each([
    [{ kind: 'throttle', rate: 2 }, 'rate must be from 0 to 1, not 2'],
    [
      { kind: 'throttle', times: 0 },
      'times must be a whole number from 1, not 0',
    ],
    [
      { kind: 'throttle', after: -1 },
      'after must be a whole number from 0, not -1',
    ],
    [
      { kind: 'delay', milliseconds: -1 },
      'milliseconds must be 0 or more, not -1',
    ],
    [
      { kind: 'truncate-page', pageSize: 0 },
      'pageSize must be a whole number from 1, not 0',
    ],
    [
      { kind: 'throttle', service: 'elbv2' },
      'The simulator has no service elbv2',
    ],
    [
      { kind: 'throttle', service: 'ecs', operation: 'DescribeService' },
      'The simulator has no operation ecs:DescribeService',
    ],
  ] as [FaultRule, string][])('is refused when it is %p', (rule, message) => {
    expect(() => simulator.faults.add(rule)).toThrow(new RangeError(message));
  });
});

describe('truncated pages', () => {
  beforeEach(() => {
    simulator.faults.add({ kind: 'truncate-page', pageSize: 2 });
  });

  it('return every item once to a client that follows the tokens (JSON)', async () => {
    const client = new ECSClient(config());
    for (const clusterName of ['a', 'b', 'c', 'd', 'e']) {
      await client.send(new CreateClusterCommand({ clusterName }));
    }
    const pages: string[][] = [];
    for await (const { clusterArns } of paginateListClusters(
      { client, pageSize: 3 },
      {},
    )) {
      pages.push(clusterArns!.map(arn => arn.split('/')[1]));
    }
    expect(pages).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
  });

  it('return every item once to a client that follows the tokens (Query)', async () => {
    const client = new CloudFormationClient(config());
    const TemplateBody =
      '{"Resources":{"A":{"Type":"AWS::Logs::LogGroup"},"B":{"Type":"AWS::Logs::LogGroup"},"C":{"Type":"AWS::Logs::LogGroup"}}}';
    for (const StackName of ['a', 'b', 'c']) {
      await client.send(new CreateStackCommand({ StackName, TemplateBody }));
    }
    await simulator.clock.advance(60);
    const names: string[][] = [];
    for await (const { Stacks } of paginateDescribeStacks({ client }, {})) {
      names.push(Stacks!.map(({ StackName }) => StackName!));
    }
    expect(names.map(({ length }) => length)).toEqual([2, 1]);
    expect(names.flat().sort()).toEqual(['a', 'b', 'c']);

    const { StackResourceSummaries, NextToken } = await client.send(
      new ListStackResourcesCommand({ StackName: 'a' }),
    );
    expect(StackResourceSummaries).toHaveLength(2);
    expect(NextToken).toBeDefined();
  });

  it('return every item once to a client that follows the tokens (IAM)', async () => {
    const client = new IAMClient(config());
    for (const RoleName of ['a', 'b', 'c']) {
      await client.send(
        new CreateRoleCommand({
          RoleName,
          AssumeRolePolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'ecs-tasks.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ],
          }),
        }),
      );
    }
    expect(await client.send(new ListRolesCommand({}))).toMatchObject({
      IsTruncated: true,
    });
    const names: string[] = [];
    for await (const { Roles } of paginateListRoles({ client }, {})) {
      names.push(...Roles!.map(({ RoleName }) => RoleName!));
    }
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('leave responses without pagination alone', async () => {
    const client = new CloudFormationClient(config());
    const groups = ['A', 'B', 'C'].map(id => [
      id,
      { Type: 'AWS::Logs::LogGroup' },
    ]);
    await client.send(
      new CreateStackCommand({
        StackName: 'a',
        TemplateBody: JSON.stringify({ Resources: Object.fromEntries(groups) }),
      }),
    );
    await simulator.clock.advance(60);
    const { StackResources } = await client.send(
      new DescribeStackResourcesCommand({ StackName: 'a' }),
    );
    expect(StackResources).toHaveLength(3);
  });
});

describe('onCall', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)(
    'runs the callback %s the call takes effect',
    async (when, there) => {
      const client = new ECSClient(config());
      let seen: unknown;
      const watch = simulator.faults.onCall(
        { service: 'ecs', operation: 'CreateCluster', nth: 2, when },
        async ({ input }) => {
          const { clusterArns } = await listClusters();
          seen = { input, others: clusterArns!.length };
        },
      );
      for (const clusterName of ['a', 'b', 'c']) {
        await client.send(new CreateClusterCommand({ clusterName }));
      }
      expect(seen).toEqual({ input: { clusterName: 'b' }, others: 1 + there });
      expect(watch.affectedCalls).toBe(1);
    },
  );

  it('can kill the client', async () => {
    const killed = new AbortController();
    simulator.faults.onCall({ operation: 'CreateCluster' }, () =>
      killed.abort(),
    );
    await expect(
      new ECSClient(config()).send(
        new CreateClusterCommand({ clusterName: 'main' }),
        { abortSignal: killed.signal },
      ),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect((await listClusters()).clusterArns).toHaveLength(1);
  });
});

describe('throttling', () => {
  const targetHealth = () =>
    new ElasticLoadBalancingV2Client(config())
      .send(
        new DescribeTargetHealthCommand({
          TargetGroupArn:
            'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/a/0',
        }),
      )
      .catch(error => {
        if (error.name === 'Throttling') {
          throw error;
        }
      });
  const loadBalancers = (accessKeyId?: string) =>
    new ElasticLoadBalancingV2Client(config(accessKeyId)).send(
      new DescribeLoadBalancersCommand({}),
    );

  it('is off by default', async () => {
    const results = await outcomes(120, listClusters);
    expect(new Set(results)).toEqual(new Set(['ok']));
  });

  it('lets a burst through, refills with virtual time, and keeps accounts apart', async () => {
    await simulator.close();
    simulator = await startSimulator({ throttling: true });
    expect(new Set(await outcomes(20, loadBalancers))).toEqual(new Set(['ok']));
    // Every Describe of Elastic Load Balancing takes from the same bucket.
    expect(new Set(await outcomes(20, targetHealth))).toEqual(new Set(['ok']));
    await expect(loadBalancers()).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Rate exceeded',
    });
    await loadBalancers('444455556666');
    await simulator.clock.advance(0.3);
    expect(await outcomes(4, targetHealth)).toEqual([
      'ok',
      'ok',
      'ok',
      'Throttling',
    ]);
  });

  it('limits calls that change resources', async () => {
    await simulator.close();
    simulator = await startSimulator({ throttling: true });
    const client = new ECSClient(config());
    let name = 0;
    const results = await outcomes(51, () =>
      client.send(new CreateClusterCommand({ clusterName: `c${name++}` })),
    );
    expect(results.filter(result => result === 'ok')).toHaveLength(50);
    expect(results[50]).toBe('ThrottlingException');
  });

  it('refills in real time if the clock runs', async () => {
    await simulator.close();
    // A day in a millisecond would fill every bucket, and fill it again.
    simulator = await startSimulator({ throttling: true, speed: 86_400_000 });
    const results = await Promise.all(
      Array.from({ length: 200 }, () =>
        loadBalancers().then(
          () => 'ok',
          error => error.name,
        ),
      ),
    );
    expect(results).toContain('Throttling');
  });
});
