import {
  containsCidr,
  formatCidr,
  overlaps,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { attachmentProblems } from './attachmentProblems';
import { internalNetworkProblems } from './internalNetworkProblems';
import { Network, NetworkEndpoint, NetworkSubnet } from './Network';
import { TaskCalls } from './egressProblems';
import { placeCidrs } from '../../environment/attachmentRequest';

const REGION = 'eu-west-1';
const image = `123456789012.dkr.ecr.${REGION}.amazonaws.com/orders:v1`;

const subnet = (
  id: string,
  zone: 'a' | 'b',
  changes: Partial<NetworkSubnet> = {},
): NetworkSubnet => ({
  id,
  vpcId: 'vpc-1',
  cidr: zone === 'a' ? '10.0.1.0/24' : '10.0.2.0/24',
  zoneId: zone === 'a' ? 'euw1-az1' : 'euw1-az2',
  zoneName: `${REGION}${zone}`,
  routeTableId: `rtb-${zone}`,
  ...changes,
});

const endpoint = (
  name: string,
  changes: Partial<NetworkEndpoint> = {},
): NetworkEndpoint => ({
  service: `com.amazonaws.${REGION}.${name}`,
  type: name === 's3' ? 'Gateway' : 'Interface',
  privateDns: name !== 's3',
  routeTableIds: name === 's3' ? ['rtb-a', 'rtb-b'] : [],
  subnetIds: name === 's3' ? [] : ['task-a', 'task-b'],
  groupIds: name === 's3' ? [] : ['sg-endpoints'],
  admitted: name === 's3' ? [] : ['10.0.0.0/16'],
  ...changes,
});

const well: Network = {
  vpcId: 'vpc-1',
  hasDns: true,
  subnets: [
    subnet('lb-a', 'a'),
    subnet('lb-b', 'b'),
    subnet('task-a', 'a'),
    subnet('task-b', 'b'),
    subnet('more-a', 'a'),
    subnet('open-b', 'b', { defaultRoute: 'igw-1' }),
  ],
  endpoints: ['ecr.api', 'ecr.dkr', 'logs', 's3'].map(name => endpoint(name)),
};

const problems = (
  loadBalancerSubnetIds = ['lb-a', 'lb-b'],
  network = well,
  options: TaskCalls = { region: REGION, image },
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
  it('finds nothing where the endpoints are the way out', () => {
    expect(problems()).toEqual([]);
  });

  it('names the subnets that clash, by zone id', () => {
    expect(problems(['lb-a', 'more-a', 'lb-b'])).toEqual([
      'load balancer subnets lb-a and more-a are both in zone eu-west-1a (euw1-az1): keep one of them',
    ]);
  });

  it('wants the load balancer in every zone of the tasks', () => {
    expect(problems(['lb-a'])).toEqual([
      'tasks run in task-b in zone eu-west-1b (euw1-az2), where the load balancer has no subnet: add one there',
    ]);
  });

  it('keeps the load balancer out of public subnets', () => {
    expect(problems(['lb-a', 'open-b'])).toEqual([
      expect.stringContaining('open-b routes to internet gateway igw-1'),
    ]);
  });

  it('names the route table that the S3 gateway endpoint forgot', () => {
    const endpoints = well.endpoints.map(one =>
      one.type === 'Gateway' ? { ...one, routeTableIds: ['rtb-a'] } : one,
    );
    expect(problems(undefined, { ...well, endpoints })).toEqual([
      expect.stringMatching(
        /task-b has no way out: .* s3 \(its gateway endpoint is there, but not in route table rtb-b\)/,
      ),
    ]);
  });

  const withEndpoint = (name: string, changes: Partial<NetworkEndpoint>) => ({
    ...well,
    endpoints: well.endpoints.map(one =>
      one.service.endsWith(`.${name}`) ? { ...one, ...changes } : one,
    ),
  });

  it.each<[string, Partial<NetworkEndpoint>, string]>([
    [
      'without private DNS',
      { privateDns: false },
      'logs (its endpoint is there, but without private DNS)',
    ],
    [
      'in no subnet',
      { subnetIds: [] },
      'logs (its endpoint is there, but in no subnet)',
    ],
    [
      'whose group lets other networks in only',
      { admitted: ['10.0.1.0/24', '192.168.0.0/16'] },
      'logs (its endpoint is there, but security group sg-endpoints lets nobody of 10.0.2.0/24 in on port 443)',
    ],
    [
      'whose group lets other groups in only',
      { admitted: ['10.0.1.0/24', 'sg-other'] },
      'lets nobody of 10.0.2.0/24 in on port 443',
    ],
  ])('names an endpoint %s', (_, changes, text) => {
    const found = problems(undefined, withEndpoint('logs', changes));
    expect(found.at(-1)).toMatch(/^private subnet task-b has no way out: /);
    expect(found.at(-1)).toContain(text);
  });

  it.each([
    ['part of the subnet', '10.0.2.128/25'],
    ['a prefix list', 'pl-1'],
    ['the group that the tasks have already', 'sg-tasks'],
  ])('is content with an endpoint that lets in %s', (_, source) => {
    expect(
      problems(
        undefined,
        withEndpoint('logs', { admitted: ['10.0.1.0/24', source] }),
        { region: REGION, image, taskGroupId: 'sg-tasks' },
      ),
    ).toEqual([]);
  });

  it('names an endpoint that keeps calls which a NAT gateway would let out', () => {
    const network = withEndpoint('ecr.dkr', { admitted: [] });
    const subnets = network.subnets.map(one => ({
      ...one,
      defaultRoute: one.id.startsWith('task') ? 'nat-1' : one.defaultRoute,
    }));
    const stuck = ['task-a', 'task-b'].map(id =>
      expect.stringContaining(
        `calls to ecr.dkr from private subnet ${id} do not arrive: its endpoint is there, but security group sg-endpoints lets nobody`,
      ),
    );
    expect(problems(undefined, { ...network, subnets })).toEqual(stuck);
    expect(
      problems(
        undefined,
        { ...network, subnets },
        {
          region: REGION,
          image: 'nginx:1',
        },
      ),
    ).toEqual([]);
  });

  it('wants DNS in the VPC where endpoints are the way out', () => {
    expect(problems(undefined, { ...well, hasDns: false })).toEqual([
      'VPC vpc-1 has DNS support or DNS host names off, and without them tasks do not find its endpoints: turn both on',
    ]);
  });

  it('refuses an image of another registry where there is no NAT', () => {
    expect(
      problems(undefined, undefined, { region: REGION, image: 'nginx:1' }),
    ).toEqual([
      expect.stringContaining('so the tasks cannot pull nginx:1'),
      expect.stringContaining('so the tasks cannot pull nginx:1'),
    ]);
  });
});

describe('attachmentProblems', () => {
  const vpc = {
    ids: {
      vpcId: 'vpc-1',
      publicSubnetIds: [],
      privateSubnetIds: ['task-a', 'task-b'],
    },
    cidr: '10.0.0.0/16',
    network: well,
  };
  const of = (...ids: string[]) =>
    attachmentProblems(
      vpc,
      well.subnets.filter(({ id }) => ids.includes(id)),
      ['10.1.0.0/16'],
    );

  it('finds nothing with one subnet in every zone in use', () => {
    expect(of('lb-a', 'lb-b')).toEqual([]);
  });

  it('names the zone that is not reached', () => {
    expect(of('lb-a')).toEqual([
      expect.stringContaining('zone eu-west-1b (euw1-az2) of task-b'),
    ]);
  });

  it('names two subnets of one zone', () => {
    expect(of('lb-a', 'more-a', 'lb-b')).toEqual([
      expect.stringContaining('lb-a and more-a are both in zone'),
    ]);
  });

  it('names consumers with the same addresses', () => {
    expect(
      attachmentProblems(vpc, well.subnets.slice(0, 2), ['10.0.0.0/8']),
    ).toEqual([expect.stringContaining("overlaps with the VPC's own")]);
  });
});

describe('placeCidrs', () => {
  it.each([
    ['the first ones', undefined, ['1', '2'], '1,2'],
    ['one that stays where another goes', '1,2,3', ['1', '3'], '1,,3'],
    ['a new one in the free place', '1,,3', ['1', '3', '4'], '1,4,3'],
    ['a new one at the end', '1,2', ['1', '2', '3'], '1,2,3'],
    ['another order', '1,2', ['2', '1'], '1,2'],
  ])('puts %s', (_, previous, wanted, places) => {
    expect(placeCidrs(previous, wanted)).toBe(places);
  });
});

describe('CIDR blocks', () => {
  const block = (text: string) => parseCidr(text)!;

  it('know what they contain', () => {
    expect(containsCidr(block('10.0.0.0/8'), block('10.255.255.255'))).toBe(
      true,
    );
    expect(containsCidr(block('10.0.0.0/16'), block('10.1.0.0/24'))).toBe(
      false,
    );
    expect(containsCidr(block('0.0.0.0/0'), block('255.0.0.0/8'))).toBe(true);
  });

  it('overlap either way round', () => {
    expect(overlaps(block('10.0.0.0/8'), block('10.9.0.0/16'))).toBe(true);
    expect(overlaps(block('10.9.0.0/16'), block('10.0.0.0/8'))).toBe(true);
    expect(overlaps(block('10.8.0.0/16'), block('10.9.0.0/16'))).toBe(false);
  });

  it('begin at a boundary', () => {
    expect(formatCidr(block('10.1.2.3/16'))).toBe('10.1.0.0/16');
  });

  it.each(['10.0.0.0/33', '10.0.0.256', 'ten'])('are not %s', text => {
    expect(parseCidr(text)).toBeUndefined();
  });
});
