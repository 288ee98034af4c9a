import { TestNetwork } from '../../../../__testUtils__/TestNetwork';
import {
  addEntry,
  associateNetworkAcl,
  createNetworkAcl,
} from '../networkAcls';
import { NetworkAclEntry } from '../types';
import { egress } from './egress';
import { reach } from './reach';

const ingress = (
  number: number,
  ports: [number, number] | undefined,
  more: Partial<NetworkAclEntry> = {},
): NetworkAclEntry => ({
  number,
  isEgress: false,
  action: 'allow',
  protocol: ports ? 'tcp' : '-1',
  cidr: '0.0.0.0/0',
  ports: ports && { from: ports[0], to: ports[1] },
  ...more,
});

const out = (...[number, ports, more]: Parameters<typeof ingress>) =>
  ingress(number, ports, { isEgress: true, ...more });

/** Gives a subnet a list of its own. */
function guard(net: TestNetwork, subnetId: string, entries: NetworkAclEntry[]) {
  const acl = createNetworkAcl(net.ec2, net.vpc.id);
  entries.forEach(entry => addEntry(net.ec2, acl.id, entry));
  associateNetworkAcl(net.ec2, subnetId, acl.id);
  return acl.id;
}

function balancerAndTask(net: TestNetwork) {
  const everybody = { cidrIpv4: '0.0.0.0/0' };
  const group = net.group({ fromPort: 80, toPort: 80, peer: everybody });
  const at = (subnetId: string) =>
    net.ec2.createInterface({
      subnetId,
      securityGroupIds: [group.id],
      description: 'test',
      assignPublicIp: subnetId === net.publicSubnet.id,
    });
  return { balancer: at(net.publicSubnet.id), task: at(net.privateSubnet.id) };
}

describe('a network ACL of the subnet of a task', () => {
  it.each<[string, NetworkAclEntry[], boolean]>([
    ['without entries', [], false],
    [
      'that allows everything',
      [ingress(1, undefined), out(1, undefined)],
      true,
    ],
    ['that lets nothing out', [ingress(1, [80, 80])], false],
    [
      'that allows requests and answers',
      [ingress(1, [80, 80]), out(1, [1024, 65535])],
      true,
    ],
    [
      'that allows another port',
      [ingress(1, [8080, 8080]), out(1, [1024, 65535])],
      false,
    ],
    [
      'that allows UDP',
      [ingress(1, [80, 80], { protocol: 'udp' }), out(1, [1024, 65535])],
      false,
    ],
    [
      'that denies before it allows',
      [
        ingress(20, [80, 80]),
        ingress(10, [0, 65535], { action: 'deny', cidr: '10.0.0.0/24' }),
        out(1, undefined),
      ],
      false,
    ],
    [
      'that allows before it denies',
      [
        ingress(20, [0, 65535], { action: 'deny' }),
        ingress(10, [80, 80], { cidr: '10.0.0.0/24' }),
        out(1, undefined),
      ],
      true,
    ],
  ])('%s', (_, entries, reachable) => {
    const net = new TestNetwork();
    const { balancer, task } = balancerAndTask(net);
    const acl = guard(net, net.privateSubnet.id, entries);
    expect(reach(net.ec2, balancer, task, 80)).toEqual(
      reachable
        ? { reachable: true, via: 'local', hop: net.vpc.id }
        : { reachable: false, because: 'network-acl', hop: acl },
    );
  });
});

it('asks the list of the sender too', () => {
  const net = new TestNetwork();
  const { balancer, task } = balancerAndTask(net);
  const acl = guard(net, net.publicSubnet.id, [
    ingress(1, [80, 80]),
    out(1, undefined),
  ]);
  expect(reach(net.ec2, balancer, task, 80)).toMatchObject({
    because: 'network-acl',
    hop: acl,
  });
});

it('asks no list within a subnet', () => {
  const net = new TestNetwork();
  const { task } = balancerAndTask(net);
  const { task: other } = balancerAndTask(net);
  guard(net, net.privateSubnet.id, []);
  expect(reach(net.ec2, task, other, 80).reachable).toBe(true);
});

it('asks the list for a client of the internet', () => {
  const net = new TestNetwork();
  const { balancer } = balancerAndTask(net);
  const client = { cidr: '203.0.113.7/32' };
  expect(reach(net.ec2, client, balancer, 80).reachable).toBe(true);
  const acl = guard(net, net.publicSubnet.id, [
    ingress(1, [80, 80], { cidr: '10.0.0.0/8' }),
    out(1, undefined),
  ]);
  expect(reach(net.ec2, client, balancer, 80)).toEqual({
    reachable: false,
    because: 'network-acl',
    hop: acl,
  });
});

describe('a call to the internet through a NAT gateway', () => {
  const open = [ingress(1, undefined), out(1, undefined)];
  it.each<[string, NetworkAclEntry[], NetworkAclEntry[], boolean]>([
    ['passes open lists', open, open, true],
    ['is stopped at its subnet', [], open, false],
    ['is stopped at the gateway’s subnet', open, [], false],
    [
      'needs the answers',
      [out(1, [443, 443]), ingress(1, [443, 443])],
      open,
      false,
    ],
    [
      'needs no more than the answers',
      [out(1, [443, 443]), ingress(1, [1024, 65535])],
      [
        ingress(1, [443, 443], { cidr: '10.0.0.0/16' }),
        ingress(2, [1024, 65535]),
        out(1, [443, 443]),
        out(2, [1024, 65535], { cidr: '10.0.0.0/16' }),
      ],
      true,
    ],
  ])('%s', async (_, own, ofGateway, reachable) => {
    const net = new TestNetwork();
    net.nat();
    await net.clock.advance(600);
    const from = {
      subnetId: net.privateSubnet.id,
      securityGroupIds: [net.group().id],
      privateIp: '10.0.1.9',
    };
    guard(net, net.privateSubnet.id, own);
    guard(net, net.publicSubnet.id, ofGateway);
    expect(egress(net.ec2, from, 'internet').reachable).toBe(reachable);
  });
});
