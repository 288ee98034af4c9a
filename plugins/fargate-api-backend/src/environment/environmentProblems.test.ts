import { environmentProblems } from './environmentProblems';

type Parts = Parameters<typeof environmentProblems>[0];

const cluster = (status: string): Parts['cluster'] => ({
  value: {
    name: 'dev',
    status,
    runningTasks: 0,
    pendingTasks: 0,
    activeServices: 0,
  },
});
const endpoint = (state: string) => ({
  id: 'vpce-1',
  service: 'com.amazonaws.eu-west-1.ecr.api',
  type: 'Interface',
  state,
});
const denied = (message: string) => ({
  failure: { reason: 'denied' as const, message },
});

const problems = (parts: Partial<Parts>) =>
  environmentProblems({
    network: {},
    egress: {},
    endpoints: {},
    cluster: {},
    sharedLoadBalancer: {},
    ...parts,
  });

describe('environmentProblems', () => {
  it.each<[string, Partial<Parts>]>([
    ['nothing was read yet', {}],
    ['its cluster is active', { cluster: cluster('ACTIVE') }],
    ...['available', 'pending', 'pendingacceptance', 'deleting', 'deleted'].map(
      (state): [string, Partial<Parts>] => [
        `an endpoint is ${state}`,
        { endpoints: { value: [endpoint(state)] } },
      ],
    ),
  ])('finds none when %s', (_, parts) => {
    expect(problems(parts)).toEqual([]);
  });

  it('finds a cluster that is not active', () => {
    expect(problems({ cluster: cluster('INACTIVE') })).toEqual([
      expect.objectContaining({
        severity: 'error',
        kind: 'cluster-not-active',
        facts: { cluster: 'dev', status: 'INACTIVE' },
        code: 'INACTIVE',
      }),
    ]);
  });

  it.each(['failed', 'rejected', 'expired'])(
    'finds an endpoint that is %s',
    state => {
      const value = [endpoint('available'), endpoint(state)];
      expect(problems({ endpoints: { value } })).toEqual([
        expect.objectContaining({
          severity: 'warning',
          kind: 'endpoint-not-available',
          facts: { service: 'com.amazonaws.eu-west-1.ecr.api', state },
          code: state,
        }),
      ]);
    },
  );

  it.each<[number, number, number, string[]]>([
    [89, 89, 22, []],
    [90, 89, 22, ['The shared load balancer has 90 of 100 rules']],
    [89, 90, 22, ['The shared load balancer has 90 of 100 target groups']],
    [89, 89, 23, ['The shared load balancer has 23 of 25 certificates']],
    [
      100,
      100,
      25,
      [
        'The shared load balancer has 100 of 100 rules',
        'The shared load balancer has 100 of 100 target groups',
        'The shared load balancer has 25 of 25 certificates',
      ],
    ],
  ])(
    'warns of a shared load balancer with %d rules, %d target groups and %d certificates',
    (rules, targetGroups, certificates, messages) => {
      const value = {
        zones: 2,
        quotas: {
          rules: { used: rules, quota: 100 },
          targetGroups: { used: targetGroups, quota: 100 },
          certificates: { used: certificates, quota: 25 },
        },
      };
      const found = problems({ sharedLoadBalancer: { value } });
      expect(found.map(({ message }) => message)).toEqual(messages);
      expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
    },
  );

  it('names each part that could not be read', () => {
    expect(
      problems({
        network: denied('no network'),
        egress: denied('no egress'),
        endpoints: denied('no endpoints'),
        cluster: denied('no cluster'),
        sharedLoadBalancer: denied('no load balancer'),
      }).map(({ message }) => message),
    ).toEqual([
      'Could not read the VPC: no network',
      'Could not read the outbound IPs: no egress',
      'Could not read the VPC endpoints: no endpoints',
      'Could not read the cluster: no cluster',
      'Could not read the shared load balancer: no load balancer',
    ]);
  });

  it('puts what AWS does not confirm first, and what is unread last', () => {
    const unconfirmed = {
      failure: {
        reason: 'unconfirmed' as const,
        message: 'AWS does not confirm',
        kind: 'vpc-not-confirmed',
        facts: { entity: 'resource:default/dev' },
      },
    };
    expect(
      problems({
        network: unconfirmed,
        egress: denied('no egress'),
        endpoints: { value: [endpoint('failed')] },
        cluster: cluster('INACTIVE'),
      }).map(({ kind }) => kind),
    ).toEqual([
      'vpc-not-confirmed',
      'cluster-not-active',
      'endpoint-not-available',
      'read-denied',
    ]);
  });
});
