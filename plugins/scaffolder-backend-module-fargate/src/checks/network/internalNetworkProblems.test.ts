import { INTERNAL_NETWORK, REGION } from '../../__testUtils__/networkFixtures';
import { TaskCalls } from './egressProblems';
import { internalNetworkProblems } from './internalNetworkProblems';
import { Network, NetworkEndpoint } from './Network';

const image = `123456789012.dkr.ecr.${REGION}.amazonaws.com/orders:v1`;

const problems = (
  loadBalancerSubnetIds = ['lb-a', 'lb-b'],
  network = INTERNAL_NETWORK,
  options: TaskCalls = { region: REGION, images: [image] },
) =>
  internalNetworkProblems(
    {
      vpcId: 'vpc-1',
      loadBalancerSubnetIds,
      privateSubnetIds: ['task-a', 'task-b'],
    },
    network,
    options,
  );

describe('internalNetworkProblems', () => {
  it('finds no problem in a network with VPC endpoints', () => {
    expect(problems()).toEqual([]);
  });

  it('names a subnet in another VPC', () => {
    const subnets = INTERNAL_NETWORK.subnets.map(one =>
      one.id === 'lb-a' ? { ...one, vpcId: 'vpc-2' } : one,
    );
    expect(problems(undefined, { ...INTERNAL_NETWORK, subnets })).toEqual([
      'subnet lb-a is in vpc-2 and not in vpc-1: choose one in that VPC',
    ]);
  });

  it('names a subnet that does not exist', () => {
    expect(problems(['lb-a', 'gone', 'lb-b'])).toEqual([
      'subnet gone does not exist in eu-west-1: choose another',
    ]);
  });

  it('names that the load balancer has no subnet', () => {
    expect(problems([])).toEqual([
      'there is no subnet for the load balancer: choose one in each AZ',
      expect.stringMatching(/^tasks run in task-a in AZ /),
      expect.stringMatching(/^tasks run in task-b in AZ /),
    ]);
  });

  it('accepts a load balancer whose subnets have a NAT gateway', () => {
    const subnets = INTERNAL_NETWORK.subnets.map(one => ({
      ...one,
      defaultRoute: 'nat-1',
    }));
    expect(problems(undefined, { ...INTERNAL_NETWORK, subnets })).toEqual([]);
  });

  it('names load balancer subnets in the same zone, by zone id', () => {
    expect(problems(['lb-a', 'more-a', 'lb-b'])).toEqual([
      'load balancer subnets lb-a and more-a are both in AZ eu-west-1a (euw1-az1): keep one of them',
    ]);
  });

  it('names a zone of the tasks without a load balancer subnet', () => {
    expect(problems(['lb-a'])).toEqual([
      'tasks run in task-b in AZ eu-west-1b (euw1-az2), where the load balancer has no subnet: add one there',
    ]);
  });

  it('names a public subnet of the load balancer', () => {
    expect(problems(['lb-a', 'open-b'])).toEqual([
      expect.stringContaining('open-b routes to internet gateway igw-1'),
    ]);
  });

  it('names a route table without a route to the S3 gateway endpoint', () => {
    const endpoints = INTERNAL_NETWORK.endpoints.map(one =>
      one.type === 'Gateway' ? { ...one, routeTableIds: ['rtb-a'] } : one,
    );
    expect(problems(undefined, { ...INTERNAL_NETWORK, endpoints })).toEqual([
      expect.stringMatching(
        /task-b has no route to the internet: .* s3 \(route table rtb-b has no route to its gateway endpoint\)/,
      ),
    ]);
  });

  const withEndpoint = (name: string, changes: Partial<NetworkEndpoint>) => ({
    ...INTERNAL_NETWORK,
    endpoints: INTERNAL_NETWORK.endpoints.map(one =>
      one.service.endsWith(`.${name}`) ? { ...one, ...changes } : one,
    ),
  });

  const withNat = (network: Network): Network => ({
    ...network,
    subnets: network.subnets.map(one => ({
      ...one,
      defaultRoute: one.id.startsWith('task') ? 'nat-1' : one.defaultRoute,
    })),
  });

  it.each<[string, Partial<NetworkEndpoint>, string]>([
    [
      'without private DNS',
      { privateDns: false },
      'logs (its endpoint has private DNS disabled)',
    ],
    ['in no subnet', { subnetIds: [] }, 'logs (its endpoint is in no subnet)'],
    [
      'whose security group allows only other CIDR blocks',
      { admitted: ['10.0.1.0/24', '192.168.0.0/16'] },
      'logs (security group sg-endpoints of its endpoint does not allow 10.0.2.0/24 on port 443)',
    ],
    [
      'whose security group allows only other groups',
      { admitted: ['10.0.1.0/24', 'sg-other'] },
      'does not allow 10.0.2.0/24 on port 443',
    ],
  ])('names an endpoint %s', (_, changes, text) => {
    const found = problems(undefined, withEndpoint('logs', changes));
    expect(found.at(-1)).toMatch(
      /^private subnet task-b has no route to the internet: /,
    );
    expect(found.at(-1)).toContain(text);
  });

  it.each([
    ['part of the subnet', '10.0.2.128/25'],
    ['a prefix list', 'pl-1'],
    ["the tasks' existing security group", 'sg-tasks'],
  ])('accepts an endpoint that allows %s', (_, source) => {
    expect(
      problems(
        undefined,
        withEndpoint('logs', { admitted: ['10.0.1.0/24', source] }),
        { region: REGION, images: [image], taskGroupId: 'sg-tasks' },
      ),
    ).toEqual([]);
  });

  it.each([
    ['the registry', 'ecr.dkr', image],
    ["the registry's own API", 'ecr.api', image],
    ['CloudWatch Logs', 'logs', image],
    ['CloudWatch Logs, for an image outside ECR', 'logs', 'nginx:1'],
  ])(
    'names an endpoint beside a NAT gateway that rejects calls to %s',
    (_, name, of) => {
      expect(
        problems(undefined, withNat(withEndpoint(name, { admitted: [] })), {
          region: REGION,
          images: [of],
        }),
      ).toEqual([
        `tasks in private subnet task-a cannot reach ${name}: security group sg-endpoints of its endpoint does not allow 10.0.1.0/24 on port 443. Fix that, or disable the endpoint's private DNS`,
        `tasks in private subnet task-b cannot reach ${name}: security group sg-endpoints of its endpoint does not allow 10.0.2.0/24 on port 443. Fix that, or disable the endpoint's private DNS`,
      ]);
    },
  );

  it.each([
    ['the registry of another image', 'ecr.dkr', { admitted: [] }, 'nginx:1'],
    [
      'calls without private DNS',
      'logs',
      { admitted: [], privateDns: false },
      image,
    ],
  ])(
    'ignores an endpoint beside a NAT gateway that rejects %s',
    (_, name, changes, of) => {
      expect(
        problems(undefined, withNat(withEndpoint(name, changes)), {
          region: REGION,
          images: [of],
        }),
      ).toEqual([]);
    },
  );

  it('names a VPC without DNS whose tasks need endpoints', () => {
    expect(problems(undefined, { ...INTERNAL_NETWORK, hasDns: false })).toEqual(
      [
        'VPC vpc-1 has DNS support or DNS hostnames disabled, so tasks cannot resolve its endpoints: enable both',
      ],
    );
  });

  it('accepts a VPC without DNS whose tasks use a NAT gateway', () => {
    expect(
      problems(undefined, { ...withNat(INTERNAL_NETWORK), hasDns: false }),
    ).toEqual([]);
  });

  it('names an image outside ECR without a NAT gateway', () => {
    expect(
      problems(undefined, undefined, { region: REGION, images: ['nginx:1'] }),
    ).toEqual([
      expect.stringContaining('so the tasks cannot pull nginx:1'),
      expect.stringContaining('so the tasks cannot pull nginx:1'),
    ]);
  });
});
