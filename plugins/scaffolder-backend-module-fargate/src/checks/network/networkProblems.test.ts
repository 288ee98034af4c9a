import { Network, NetworkEndpoint, NetworkSubnet } from './Network';
import { networkProblems } from './networkProblems';

const ids = {
  vpcId: 'vpc-1',
  publicSubnetIds: ['subnet-pub-a', 'subnet-pub-b'],
  privateSubnetIds: ['subnet-priv-a', 'subnet-priv-b'],
};
const nginx = 'public.ecr.aws/docker/library/nginx:1.27';
const ours = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:v1';

const subnet = (id: string, defaultRoute?: string): NetworkSubnet => ({
  id: `subnet-${id}`,
  vpcId: 'vpc-1',
  cidr: '10.0.1.0/24',
  zoneId: id.endsWith('a') ? 'euw1-az1' : 'euw1-az2',
  zoneName: id.endsWith('a') ? 'eu-west-1a' : 'eu-west-1b',
  routeTableId: `rtb-${id}`,
  freeAddresses: 250,
  defaultRoute,
});

const network = (
  changes: Record<string, Partial<NetworkSubnet> | undefined> = {},
  endpoints: NetworkEndpoint[] = [],
): Network => ({
  vpcId: 'vpc-1',
  hasDns: true,
  endpoints,
  subnets: [
    subnet('pub-a', 'igw-1'),
    subnet('pub-b', 'igw-1'),
    subnet('priv-a', 'nat-1'),
    subnet('priv-b', 'nat-1'),
  ]
    .filter(({ id }) => !(id in changes) || changes[id])
    .map(one => ({ ...one, ...changes[one.id] })),
});

const closed = {
  'subnet-priv-a': { defaultRoute: undefined },
  'subnet-priv-b': { defaultRoute: undefined },
};

const endpoints: NetworkEndpoint[] = [
  ...['ecr.api', 'ecr.dkr', 'logs'].map(name => ({
    service: `com.amazonaws.eu-west-1.${name}`,
    type: 'Interface',
    privateDns: true,
    routeTableIds: [],
    subnetIds: ['subnet-priv-a'],
    groupIds: ['sg-1'],
    admitted: ['10.0.0.0/16'],
  })),
  {
    service: 'com.amazonaws.eu-west-1.s3',
    type: 'Gateway',
    privateDns: false,
    routeTableIds: ['rtb-priv-a', 'rtb-priv-b'],
    subnetIds: [],
    groupIds: [],
    admitted: [],
  },
];

describe('networkProblems', () => {
  const problems = (of: Network, image?: string) =>
    networkProblems(ids, of, {
      region: 'eu-west-1',
      images: image ? [image] : [],
    });

  it('finds none in a network with NAT', () => {
    expect(problems(network(), nginx)).toEqual([]);
  });

  it('finds none without NAT where endpoints lead to the image', () => {
    expect(problems(network(closed, endpoints), ours)).toEqual([]);
  });

  const withoutNat = (host: string) =>
    `private subnet subnet-priv-a has no route to the internet, and the VPC endpoints of ECR do not answer for the host of ${host}/orders:v1: write 123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders instead, or add a route to a NAT gateway to its route table rtb-priv-a`;

  // ECR does not support these hosts over PrivateLink.
  it.each([
    '123456789012.dkr-ecr.eu-west-1.on.aws',
    '123456789012.dkr-ecr-fips.eu-west-1.on.aws',
    '123456789012.dkr.ecr-fips.eu-west-1.amazonaws.com',
  ])(
    'refuses %s without NAT, whatever endpoints there are, and takes it with NAT',
    host => {
      const image = `${host}/orders:v1`;
      expect(problems(network(closed, endpoints), image)).toContain(
        withoutNat(host),
      );
      expect(problems(network(), image)).toEqual([]);
      // No call to that host goes to the endpoint, so it may refuse.
      const refusing = endpoints.map(endpoint =>
        endpoint.service.endsWith('ecr.dkr')
          ? { ...endpoint, admitted: [] }
          : endpoint,
      );
      expect(problems(network({}, refusing), image)).toEqual([]);
      expect(problems(network({}, refusing), ours)).not.toEqual([]);
    },
  );

  it('refuses an image of another Region without NAT, whatever endpoints there are', () => {
    const image = ours.replace('eu-west-1', 'us-east-1');
    expect(problems(network(closed, endpoints), image)).toContain(
      `private subnet subnet-priv-a has no route to the internet, so the tasks cannot pull ${image}: add a route to a NAT gateway to its route table rtb-priv-a, or copy the image to ECR in eu-west-1 and add VPC endpoints`,
    );
  });

  it.each<[string, Network, string | undefined, string]>([
    [
      'a subnet that does not exist',
      network({ 'subnet-pub-b': undefined }),
      nginx,
      'subnet subnet-pub-b does not exist in eu-west-1: choose another',
    ],
    [
      'a subnet of another VPC',
      network({ 'subnet-priv-b': { vpcId: 'vpc-2' } }),
      nginx,
      'subnet subnet-priv-b is in vpc-2 and not in vpc-1: choose one in that VPC',
    ],
    [
      'two subnets in one AZ, by its id and not its name',
      network({ 'subnet-pub-b': { zoneId: 'euw1-az1' } }),
      nginx,
      'public subnets subnet-pub-a and subnet-pub-b are both in AZ eu-west-1a (euw1-az1): keep one of them',
    ],
    [
      'one AZ only',
      network({ 'subnet-pub-b': undefined }),
      nginx,
      'the public subnets are in 1 AZ, and a load balancer needs at least 2: add a subnet in another AZ',
    ],
    [
      'private subnets in one AZ',
      network({
        'subnet-priv-b': { zoneId: 'euw1-az1', zoneName: 'eu-west-1a' },
      }),
      nginx,
      'private subnets subnet-priv-a and subnet-priv-b are both in AZ eu-west-1a (euw1-az1): keep one of them',
    ],
    [
      'no private subnet',
      network({ 'subnet-priv-a': undefined, 'subnet-priv-b': undefined }),
      nginx,
      'there is no private subnet for the tasks: add one',
    ],
    [
      'tasks where the load balancer is not',
      network({
        'subnet-priv-b': { zoneId: 'euw1-az3', zoneName: 'eu-west-1c' },
      }),
      nginx,
      'private subnet subnet-priv-b is in AZ eu-west-1c (euw1-az3), where there is no public subnet for the load balancer: add one there, or leave the private subnet out',
    ],
    [
      'a public subnet that is none',
      network({ 'subnet-pub-a': { defaultRoute: undefined } }),
      nginx,
      'public subnet subnet-pub-a has no route to an internet gateway: add a route for 0.0.0.0/0 to its route table rtb-pub-a',
    ],
    [
      'no egress for a public image, whatever endpoints there are',
      network(closed, endpoints),
      nginx,
      `private subnet subnet-priv-a has no route to the internet, so the tasks cannot pull ${nginx}: add a route to a NAT gateway to its route table rtb-priv-a, or copy the image to ECR in eu-west-1 and add VPC endpoints`,
    ],
    [
      'missing endpoints, by name',
      network(closed, endpoints.slice(1)),
      ours,
      'private subnet subnet-priv-a has no route to the internet: add a route to a NAT gateway to its route table rtb-priv-a, or the VPC endpoints ecr.api for images in ECR',
    ],
    [
      'an endpoint without its private name',
      network(closed, [
        { ...endpoints[0], privateDns: false },
        ...endpoints.slice(1),
      ]),
      ours,
      'private subnet subnet-priv-a has no route to the internet: add a route to a NAT gateway to its route table rtb-priv-a, or the VPC endpoints ecr.api (its endpoint has private DNS disabled) for images in ECR',
    ],
    [
      'an S3 endpoint that the route table does not know',
      network(closed, [
        ...endpoints.slice(0, 3),
        { ...endpoints[3], routeTableIds: ['rtb-priv-a'] },
      ]),
      undefined,
      'private subnet subnet-priv-b has no route to the internet: add a route to a NAT gateway to its route table rtb-priv-b, or the VPC endpoints s3 (route table rtb-priv-b has no route to its gateway endpoint) for images in ECR',
    ],
    [
      'tasks behind an internet gateway',
      network({ 'subnet-priv-a': { defaultRoute: 'igw-1' } }),
      nginx,
      `private subnet subnet-priv-a routes to internet gateway igw-1, which tasks without a public address cannot use, so the tasks cannot pull ${nginx}: add a route to a NAT gateway to its route table rtb-priv-a, or copy the image to ECR in eu-west-1 and add VPC endpoints`,
    ],
    [
      'a public subnet behind a NAT gateway',
      network({ 'subnet-pub-a': { defaultRoute: 'nat-1' } }),
      nginx,
      'public subnet subnet-pub-a has no route to an internet gateway: add a route for 0.0.0.0/0 to its route table rtb-pub-a',
    ],
    [
      'that only some tasks need the DNS of the VPC',
      {
        ...network({ 'subnet-priv-b': { defaultRoute: undefined } }, endpoints),
        hasDns: false,
      },
      ours,
      'VPC vpc-1 has DNS support or DNS hostnames disabled, so tasks cannot resolve its endpoints: enable both',
    ],
    [
      'every missing endpoint',
      network(closed, endpoints.slice(2)),
      ours,
      'private subnet subnet-priv-a has no route to the internet: add a route to a NAT gateway to its route table rtb-priv-a, or the VPC endpoints ecr.api, ecr.dkr for images in ECR',
    ],
    [
      'why none of two endpoints can be used',
      network(closed, [
        { ...endpoints[0], privateDns: false },
        { ...endpoints[0], groupIds: ['sg-1', 'sg-2'], admitted: [] },
        ...endpoints.slice(1),
      ]),
      ours,
      'private subnet subnet-priv-a has no route to the internet: add a route to a NAT gateway to its route table rtb-priv-a, or the VPC endpoints ecr.api (its endpoint has private DNS disabled; security group sg-1, sg-2 of its endpoint does not allow 10.0.1.0/24 on port 443) for images in ECR',
    ],
  ])('finds %s', (_, of, image, problem) => {
    expect(problems(of, image)).toContain(problem);
  });

  it('finds nothing beside the one problem', () => {
    const one = { zoneId: 'euw1-az1', zoneName: 'eu-west-1a' };
    expect(problems(network({ 'subnet-priv-b': one }))).toEqual([
      'private subnets subnet-priv-a and subnet-priv-b are both in AZ eu-west-1a (euw1-az1): keep one of them',
    ]);
  });

  it('finds that there is no public subnet, unless all APIs are internal', () => {
    const withoutPublic = { ...ids, publicSubnetIds: [] };
    const of = (isInternal: boolean) =>
      networkProblems(withoutPublic, network(), {
        region: 'eu-west-1',
        isInternal,
      });
    expect(of(false)).toEqual([
      'the public subnets are in 0 AZs, and a load balancer needs at least 2: add a subnet in another AZ',
      expect.stringContaining('subnet-priv-a is in AZ eu-west-1a'),
      expect.stringContaining('subnet-priv-b is in AZ eu-west-1b'),
    ]);
    expect(of(true)).toEqual([]);
  });
});

describe('networkProblems of tasks with public addresses', () => {
  const problems = (of: Network, publicTasks = 4, image = nginx) =>
    networkProblems({ ...ids, privateSubnetIds: [] }, of, {
      region: 'eu-west-1',
      images: [image],
      publicTasks,
    });

  it('finds none without private subnets, NAT and DNS', () => {
    expect(
      problems({
        ...network({ 'subnet-priv-a': undefined, 'subnet-priv-b': undefined }),
        hasDns: false,
      }),
    ).toEqual([]);
  });

  it.each(['nat-1', undefined])(
    'finds a public subnet whose default route is %s',
    defaultRoute => {
      expect(problems(network({ 'subnet-pub-b': { defaultRoute } }))).toEqual([
        'public subnet subnet-pub-b has no route to an internet gateway: add a route for 0.0.0.0/0 to its route table rtb-pub-b',
      ]);
    },
  );

  it('finds a subnet too small for its share of the tasks', () => {
    const few = network({ 'subnet-pub-b': { freeAddresses: 2 } });
    expect(problems(few, 4)).toEqual([]);
    expect(problems(few, 5)).toEqual([
      'public subnet subnet-pub-b has 2 free IP addresses, and the tasks that start during a deployment need 3: choose fewer tasks or larger subnets',
    ]);
  });

  it('finds an endpoint that refuses them, since its private DNS is for all subnets', () => {
    const refusing = endpoints.map(endpoint => ({
      ...endpoint,
      admitted: endpoint.service.endsWith('ecr.api') ? [] : endpoint.admitted,
    }));
    expect(problems(network({}, endpoints), 4, ours)).toEqual([]);
    expect(problems(network({}, refusing), 4, ours)).toEqual(
      ['a', 'b'].map(
        zone =>
          `tasks in public subnet subnet-pub-${zone} cannot reach ecr.api: security group sg-1 of its endpoint does not allow 10.0.1.0/24 on port 443. Fix that, or disable the endpoint's private DNS`,
      ),
    );
  });
});
