import {
  CONSUMER_HOPS,
  ConsumerHopName,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ConsumerFacts } from './ConsumerFacts';
import { evaluateHops } from './evaluateHops';

const subnet = (id: string, cidr: string, zoneId: string, route: string) => ({
  id,
  cidr,
  zoneId,
  routeTableId: `rtb-${id}`,
  routes: [
    { destination: route, target: 'tgw-1', active: true },
    { destination: '0.0.0.0/0', target: 'nat-1', active: true },
  ],
});

const attachment = (id: string, vpcId: string) => ({
  id,
  transitGatewayId: 'tgw-1',
  vpcId,
  state: 'available',
  zoneIds: ['az1', 'az2'],
});

const working: ConsumerFacts = {
  name: { domainName: 'api.acme.com', zoneId: 'Z1', aliasTarget: 'nlb.elb' },
  delegation: {
    zoneName: 'api.acme.com',
    nameServers: ['ns-1', 'ns-2'],
    parent: { name: 'acme.com', zoneId: 'Z0', delegatedTo: ['ns-2', 'ns-1'] },
  },
  loadBalancer: {
    name: 'nlb',
    dnsName: 'nlb.elb',
    state: 'active',
    addresses: [
      { ip: '10.0.1.5', subnetId: 'p1', zoneId: 'az1' },
      { ip: '10.0.2.5', subnetId: 'p2', zoneId: 'az2' },
    ],
    hasTlsListener: true,
    allowed: ['10.1.0.0/16'],
  },
  consumer: {
    vpcId: 'vpc-c',
    cidrs: ['10.1.0.0/16'],
    subnets: [subnet('c1', '10.1.1.0/24', 'az1', '10.0.0.0/16')],
  },
  provider: {
    vpcId: 'vpc-p',
    cidrs: ['10.0.0.0/16'],
    subnets: [
      subnet('p1', '10.0.1.0/24', 'az1', '10.1.0.0/16'),
      subnet('p2', '10.0.2.0/24', 'az2', '10.1.0.0/16'),
    ],
  },
  attachments: [attachment('att-c', 'vpc-c'), attachment('att-p', 'vpc-p')],
  transit: { fromConsumer: 'att-p', fromProvider: 'att-c' },
  target: { healthy: 2, total: 2, allowsLoadBalancer: true },
};

/** The facts of a path that works, with one change. */
function but(change: (facts: ConsumerFacts) => void): ConsumerFacts {
  const facts = structuredClone(working);
  change(facts);
  return facts;
}

const states = (facts: ConsumerFacts) =>
  evaluateHops(facts).map(({ hop, state }) => [hop, state]);

it.each([
  ['dualstack.nlb.elb', 'ok'],
  ['old.dualstack.nlb.elb', 'missing'],
])('takes the alias %s: %s', (aliasTarget, state) => {
  const facts = but(({ name }) => (name.aliasTarget = aliasTarget));
  expect(evaluateHops(facts)[0]).toMatchObject({ hop: 'name', state });
});

it('finds every hop of a path that works', () => {
  expect(states(working)).toEqual(CONSUMER_HOPS.map(hop => [hop, 'ok']));
});

const broken: [
  string,
  ConsumerHopName,
  (facts: ConsumerFacts) => void,
  string,
][] = [
  [
    'a zone that was deleted',
    'name',
    facts => delete facts.delegation,
    'hosted zone Z1 of api.acme.com does not exist',
  ],
  [
    'no alias record',
    'name',
    ({ name }) => delete name.aliasTarget,
    'has no alias record api.acme.com',
  ],
  [
    'an alias of another balancer',
    'name',
    ({ name }) => (name.aliasTarget = 'old.elb'),
    'alias of old.elb instead of',
  ],
  [
    'no NS record',
    'delegation',
    ({ delegation }) => (delegation!.parent!.delegatedTo = []),
    'acme.com (Z0) has no NS record api.acme.com',
  ],
  [
    'name servers of a zone that was deleted',
    'delegation',
    ({ delegation }) => (delegation!.parent!.delegatedTo = ['ns-8', 'ns-9']),
    'to ns-8 and ns-9, but the name servers',
  ],
  [
    'a load balancer that is being made',
    'address',
    ({ loadBalancer }) => (loadBalancer.state = 'provisioning'),
    'nlb is provisioning',
  ],
  [
    'a load balancer without addresses',
    'address',
    ({ loadBalancer }) => (loadBalancer.addresses = []),
    'load balancer nlb has no IP address: deploy the API again',
  ],
  [
    'a consumer that nobody prepared, where the API is not attached either',
    'consumer-route',
    ({ consumer, attachments }) => {
      consumer.subnets[0].routes.shift();
      attachments.length = 0;
    },
    'adds a route with destination 10.0.0.0/16, target the transit gateway',
  ],
  [
    'a consumer without routes, of an API that is attached to another gateway',
    'consumer-route',
    ({ consumer, attachments }) => {
      consumer.subnets[0].routes.shift();
      attachments[1].transitGatewayId = 'tgw-2';
    },
    'attaches it to tgw-2 and adds a route with destination 10.0.0.0/16',
  ],
  [
    'a route to one of two addresses only',
    'consumer-route',
    ({ consumer }) =>
      (consumer.subnets[0].routes[0].destination = '10.0.1.0/24'),
    'no route table of vpc-c',
  ],
  [
    'an attachment that is not available yet',
    'attachment',
    ({ attachments }) => (attachments[0].state = 'pending'),
    'att-c of vpc-c is pending: wait until it is available',
  ],
  [
    'a consumer that is attached to another gateway alone',
    'attachment',
    ({ attachments }) => (attachments[0].transitGatewayId = 'tgw-2'),
    'vpc-c is not attached to tgw-1',
  ],
  [
    'an API that is not attached',
    'attachment',
    ({ attachments }) => attachments.pop(),
    'vpc-p is not attached to tgw-1',
  ],
  [
    'a return route to another transit gateway',
    'provider-route',
    ({ provider }) => (provider.subnets[0].routes[0].target = 'tgw-2'),
    'rtb-p1 of the load balancer',
  ],
  [
    'no source at all',
    'load-balancer',
    ({ loadBalancer }) => (loadBalancer.allowed = []),
    'allows no source on port 443, so not 10.1.1.0/24 either',
  ],
  [
    'a consumer that sends it to the internet',
    'consumer-route',
    ({ consumer }) => consumer.subnets[0].routes.shift(),
    'rtb-c1) has a route to it: the owner of the VPC adds a route with destination 10.0.0.0/16, target tgw-1',
  ],
  [
    'a consumer that nobody prepared',
    'consumer-route',
    ({ consumer, attachments }) => {
      consumer.subnets[0].routes.shift();
      attachments.shift();
    },
    'the owner of the VPC attaches it to tgw-1 and adds a route with destination 10.0.0.0/16, target tgw-1',
  ],
  [
    'a more specific route elsewhere',
    'consumer-route',
    ({ consumer }) =>
      consumer.subnets[0].routes.push({
        destination: '10.0.1.0/24',
        target: 'pcx-1',
        active: true,
      }),
    'no route table of vpc-c',
  ],
  [
    'a blackhole',
    'consumer-route',
    ({ consumer }) => (consumer.subnets[0].routes[0].active = false),
    'no route table of vpc-c',
  ],
  [
    'a consumer that is not attached',
    'attachment',
    ({ attachments }) => attachments.shift(),
    'vpc-c is not attached to tgw-1',
  ],
  [
    'an attachment that nobody accepted',
    'attachment',
    ({ attachments }) => (attachments[0].state = 'pendingAcceptance'),
    'att-c of vpc-c is pendingAcceptance: the owner of tgw-1 accepts it',
  ],
  [
    'callers in a zone without attachment',
    'attachment',
    ({ attachments }) => (attachments[0].zoneIds = ['az2']),
    'att-c of vpc-c has no subnet in az1',
  ],
  [
    'a load balancer in a zone without attachment',
    'attachment',
    ({ attachments }) => (attachments[1].zoneIds = ['az1']),
    'has no subnet in az2, where the load balancer has 10.0.2.5',
  ],
  [
    'a gateway without a route to the provider',
    'attachment',
    ({ transit }) => delete transit!.fromConsumer,
    'for att-c has no route to att-p',
  ],
  [
    'a gateway without a return route',
    'attachment',
    ({ transit }) => delete transit!.fromProvider,
    'for att-p has no return route to att-c',
  ],
  [
    'no return route in one zone',
    'provider-route',
    ({ provider }) => provider.subnets[1].routes.shift(),
    'rtb-p2 of the load balancer',
  ],
  [
    'no TLS listener',
    'load-balancer',
    ({ loadBalancer }) => (loadBalancer.hasTlsListener = false),
    'no TLS listener on port 443',
  ],
  [
    'other consumers only',
    'load-balancer',
    ({ loadBalancer }) => (loadBalancer.allowed = ['10.2.0.0/16']),
    'allows 10.2.0.0/16 on port 443, but not 10.1.1.0/24',
  ],
  [
    'no healthy target',
    'target',
    ({ target }) => (target.healthy = 0),
    "see the API's own card",
  ],
  [
    'tasks that do not let the load balancer in',
    'target',
    ({ target }) =>
      Object.assign(target, { healthy: 0, allowsLoadBalancer: false }),
    'the security group of the tasks does not allow the load balancer',
  ],
];

it.each(broken)('stops at %s (%s)', (_, hop, change, text) => {
  const hops = evaluateHops(but(change));
  const last = hops[hops.length - 1];
  expect(last).toMatchObject({ hop, state: 'missing' });
  expect(`${last.text}: ${last.todo}`).toContain(text);
  expect(hops).toHaveLength(CONSUMER_HOPS.indexOf(hop) + 1);
});

it('continues past what AWS does not show', () => {
  const facts = but(given => {
    delete given.delegation!.parent;
    delete given.transit;
  });
  expect(states(facts).filter(([, state]) => state !== 'ok')).toEqual([
    ['delegation', 'unknown'],
    ['attachment', 'unknown'],
  ]);
});

it('treats a load balancer without security group as open', () => {
  const facts = but(({ loadBalancer }) => delete loadBalancer.allowed);
  expect(states(facts)).toContainEqual(['load-balancer', 'ok']);
});

it('does not guess who is in a prefix list', () => {
  const facts = but(({ loadBalancer }) => (loadBalancer.allowed = ['pl-1']));
  expect(evaluateHops(facts)).toContainEqual({
    hop: 'load-balancer',
    state: 'unknown',
    kind: 'sources-unknown',
    facts: { loadBalancer: 'nlb', sources: ['pl-1'], cidr: '10.1.1.0/24' },
    text: expect.stringContaining(
      'allows pl-1 on port 443; whether that includes 10.1.1.0/24',
    ),
  });
});

it('ignores the prefix of a dual-stack alias', () => {
  const facts = but(({ name }) => (name.aliasTarget = 'dualstack.nlb.elb'));
  expect(states(facts)).toContainEqual(['name', 'ok']);
});

it('prefers the most specific route, whatever its place in the table', () => {
  const facts = but(({ consumer }) => {
    const elsewhere = { target: 'pcx-1', active: true };
    consumer.subnets[0].routes.unshift({
      destination: '10.0.0.0/8',
      ...elsewhere,
    });
  });
  expect(states(facts)).toContainEqual(['consumer-route', 'ok']);
});

it('counts the subnets that have a route, and names the gateway', () => {
  const facts = but(({ consumer }) =>
    consumer.subnets.push({
      ...structuredClone(consumer.subnets[0]),
      id: 'c2',
      routes: [],
    }),
  );
  expect(evaluateHops(facts)[3]).toMatchObject({
    text: '1 of 2 subnets of vpc-c have a route to it through tgw-1',
  });
});

describe('networks that overlap', () => {
  const overlap = (cidr: string, own: string) => [
    expect.objectContaining({
      hop: 'consumer-route',
      state: 'missing',
      kind: 'networks-overlap',
      text: `${cidr} of vpc-c overlaps ${own} of vpc-p, the VPC of the API, so the two cannot be connected`,
      todo: 'choose a consumer VPC, or deploy the API in an environment, with another CIDR',
    }),
  ];
  const last = (change: (facts: ConsumerFacts) => void) =>
    evaluateHops(but(change)).slice(-1);
  const withoutRoute = (facts: ConsumerFacts) => {
    facts.consumer.subnets.forEach(one => {
      one.routes = [];
    });
  };

  it.each<[string, (facts: ConsumerFacts) => void, string, string]>([
    [
      'by their primary blocks',
      facts => {
        facts.consumer.cidrs = ['10.0.0.0/16'];
        withoutRoute(facts);
      },
      '10.0.0.0/16',
      '10.0.0.0/16',
    ],
    [
      'by a secondary block of the consumer',
      facts => {
        facts.consumer.cidrs.push('10.0.128.0/17');
        withoutRoute(facts);
      },
      '10.0.128.0/17',
      '10.0.0.0/16',
    ],
    [
      'by a secondary block of the API, where the callers are',
      facts => {
        facts.provider.cidrs.push('10.1.0.0/20');
      },
      '10.1.0.0/16',
      '10.1.0.0/20',
    ],
    [
      'where the load balancer is, whatever the route',
      facts => {
        facts.consumer.cidrs.push('10.0.2.0/24');
      },
      '10.0.2.0/24',
      '10.0.0.0/16',
    ],
  ])('%s cannot be connected', (_, change, cidr, own) => {
    expect(last(change)).toEqual(overlap(cidr, own));
  });

  it('can be, where neither the load balancer nor a caller is in the overlap', () => {
    const facts = but(({ consumer, provider }) => {
      consumer.cidrs.push('100.64.0.0/16');
      provider.cidrs.push('100.64.0.0/16');
    });
    expect(states(facts)).toEqual(CONSUMER_HOPS.map(hop => [hop, 'ok']));
  });
});
