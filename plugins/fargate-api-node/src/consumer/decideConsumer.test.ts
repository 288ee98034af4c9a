import {
  CONSUMER_HOPS,
  ConsumerHopName,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ConsumerFacts } from './ConsumerFacts';
import { decideConsumer } from './decideConsumer';

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

const well: ConsumerFacts = {
  name: { domainName: 'api.acme.com', zoneId: 'Z1', aliasTarget: 'nlb.elb' },
  delegation: {
    zoneName: 'api.acme.com',
    nameServers: ['ns-1', 'ns-2'],
    parent: { name: 'acme.com', zoneId: 'Z0', delegatedTo: ['ns-2', 'ns-1'] },
  },
  balancer: {
    name: 'nlb',
    dnsName: 'nlb.elb',
    state: 'active',
    addresses: [
      { ip: '10.0.1.5', subnetId: 'p1', zoneId: 'az1' },
      { ip: '10.0.2.5', subnetId: 'p2', zoneId: 'az2' },
    ],
    hasTlsListener: true,
    admitted: ['10.1.0.0/16'],
  },
  consumer: {
    vpcId: 'vpc-c',
    subnets: [subnet('c1', '10.1.1.0/24', 'az1', '10.0.0.0/16')],
  },
  provider: {
    vpcId: 'vpc-p',
    cidr: '10.0.0.0/16',
    subnets: [
      subnet('p1', '10.0.1.0/24', 'az1', '10.1.0.0/16'),
      subnet('p2', '10.0.2.0/24', 'az2', '10.1.0.0/16'),
    ],
  },
  attachments: [attachment('att-c', 'vpc-c'), attachment('att-p', 'vpc-p')],
  transit: { fromConsumer: 'att-p', fromProvider: 'att-c' },
  target: { healthy: 2, total: 2, admitsBalancer: true },
};

/** The facts of a way that works, with one thing otherwise. */
function but(change: (facts: ConsumerFacts) => void): ConsumerFacts {
  const facts = structuredClone(well);
  change(facts);
  return facts;
}

const states = (facts: ConsumerFacts) =>
  decideConsumer(facts).map(({ hop, state }) => [hop, state]);

it('finds every step of a way that works', () => {
  expect(states(well)).toEqual(CONSUMER_HOPS.map(hop => [hop, 'ok']));
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
    'the zone Z1 of api.acme.com is gone',
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
    'alias of old.elb and not of',
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
    'to ns-8 and ns-9, but the zone',
  ],
  [
    'a balancer that is being made',
    'address',
    ({ balancer }) => (balancer.state = 'provisioning'),
    'nlb is provisioning',
  ],
  [
    'a consumer that sends it to the internet',
    'consumer-route',
    ({ consumer }) => consumer.subnets[0].routes.shift(),
    'rtb-c1) leads to it: its owner adds destination 10.0.0.0/16, target tgw-1',
  ],
  [
    'a consumer that nobody prepared',
    'consumer-route',
    ({ consumer, attachments }) => {
      consumer.subnets[0].routes.shift();
      attachments.shift();
    },
    'its owner attaches it to tgw-1 and adds destination 10.0.0.0/16, target tgw-1',
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
    'a balancer in a zone without attachment',
    'attachment',
    ({ attachments }) => (attachments[1].zoneIds = ['az1']),
    'has no subnet in az2, where the load balancer has 10.0.2.5',
  ],
  [
    'a gateway that does not lead on',
    'attachment',
    ({ transit }) => delete transit!.fromConsumer,
    'for att-c does not lead to att-p',
  ],
  [
    'a gateway that does not lead back',
    'attachment',
    ({ transit }) => delete transit!.fromProvider,
    'for att-p does not lead back to att-c',
  ],
  [
    'no way back in one zone',
    'provider-route',
    ({ provider }) => provider.subnets[1].routes.shift(),
    'rtb-p2 of the load balancer',
  ],
  [
    'no TLS listener',
    'balancer',
    ({ balancer }) => (balancer.hasTlsListener = false),
    'no TLS listener on 443',
  ],
  [
    'other consumers only',
    'balancer',
    ({ balancer }) => (balancer.admitted = ['10.2.0.0/16']),
    'admits 10.2.0.0/16 on 443 and not 10.1.1.0/24',
  ],
  [
    'no healthy target',
    'target',
    ({ target }) => (target.healthy = 0),
    "see the API's own card",
  ],
  [
    'tasks that do not let the balancer in',
    'target',
    ({ target }) =>
      Object.assign(target, { healthy: 0, admitsBalancer: false }),
    "the tasks' security group does not admit the load balancer",
  ],
];

it.each(broken)('stops at %s (%s)', (_, hop, change, text) => {
  const hops = decideConsumer(but(change));
  const last = hops[hops.length - 1];
  expect(last).toMatchObject({ hop, state: 'missing' });
  expect(`${last.text}: ${last.todo}`).toContain(text);
  expect(hops).toHaveLength(CONSUMER_HOPS.indexOf(hop) + 1);
});

it('goes on over what AWS does not show', () => {
  const facts = but(given => {
    delete given.delegation!.parent;
    delete given.transit;
  });
  expect(states(facts).filter(([, state]) => state !== 'ok')).toEqual([
    ['delegation', 'unknown'],
    ['attachment', 'unknown'],
  ]);
});

it('takes a balancer without security group as open', () => {
  const facts = but(({ balancer }) => delete balancer.admitted);
  expect(states(facts)).toContainEqual(['balancer', 'ok']);
});

it('does not guess who is in a prefix list', () => {
  const facts = but(({ balancer }) => (balancer.admitted = ['pl-1']));
  expect(decideConsumer(facts)).toContainEqual({
    hop: 'balancer',
    state: 'unknown',
    kind: 'admitted-unseen',
    facts: { balancer: 'nlb', admitted: ['pl-1'], cidr: '10.1.1.0/24' },
    text: expect.stringContaining('admits pl-1 on 443; whether 10.1.1.0/24'),
  });
});
