import { createSubnet } from '../subnets';
import { createVpc } from '../vpcs';
import { TestNetwork } from '../../../../__testUtils__/TestNetwork';
import { reach } from './reach';

describe('reach', () => {
  function balancerAndTask(net: TestNetwork) {
    const balancerGroup = net.group();
    const taskGroup = net.group();
    const balancer = net.ec2.createInterface({
      subnetId: net.publicSubnet.id,
      securityGroupIds: [balancerGroup.id],
      description: 'balancer',
    });
    const task = net.ec2.createInterface({
      subnetId: net.privateSubnet.id,
      securityGroupIds: [taskGroup.id],
      description: 'task',
    });
    return { balancer, balancerGroup, task, taskGroup };
  }

  it('refuses what no rule of the target admits', () => {
    const net = new TestNetwork();
    const { balancer, task, taskGroup } = balancerAndTask(net);
    expect(reach(net.ec2, balancer, task, 8080)).toEqual({
      reachable: false,
      because: 'security-group',
      hop: taskGroup.id,
    });
  });

  it.each([
    ['the balancer’s group, on the port', 'group', 8080, 8080, true],
    ['the balancer’s group, in a range', 'group', 8000, 9000, true],
    ['the balancer’s group, on another port', 'group', 80, 80, false],
    ['the balancer’s subnet', '10.0.0.0/24', 8080, 8080, true],
    ['another subnet', '10.0.1.0/24', 8080, 8080, false],
    ['everybody', '0.0.0.0/0', 8080, 8080, true],
  ])('with a rule for %s', (_, source, fromPort, toPort, reachable) => {
    const net = new TestNetwork();
    const { balancer, balancerGroup, task, taskGroup } = balancerAndTask(net);
    const peer =
      source === 'group' ? { groupId: balancerGroup.id } : { cidrIpv4: source };
    net.admit(taskGroup.id, { fromPort, toPort, peer });
    expect(reach(net.ec2, balancer, task, 8080).reachable).toBe(reachable);
  });

  it('admits every port with protocol -1, and none of TCP with udp', () => {
    const net = new TestNetwork();
    const { balancer, balancerGroup, task, taskGroup } = balancerAndTask(net);
    const peer = { groupId: balancerGroup.id };
    net.admit(taskGroup.id, {
      protocol: 'udp',
      fromPort: 0,
      toPort: 65535,
      peer,
    });
    expect(reach(net.ec2, balancer, task, 8080).reachable).toBe(false);
    net.admit(taskGroup.id, { protocol: -1, peer });
    expect(reach(net.ec2, balancer, task, 8080)).toEqual({
      reachable: true,
      via: 'local',
      hop: net.vpc.id,
    });
  });

  it('needs the sender’s group to let it out', () => {
    const net = new TestNetwork();
    const { balancer, balancerGroup, task, taskGroup } = balancerAndTask(net);
    net.admit(taskGroup.id, {
      protocol: -1,
      peer: { groupId: balancerGroup.id },
    });
    net.letOutOnly(balancerGroup.id, {
      fromPort: 80,
      toPort: 80,
      peer: { groupId: taskGroup.id },
    });
    expect(reach(net.ec2, balancer, task, 8080)).toEqual({
      reachable: false,
      because: 'security-group',
      hop: balancerGroup.id,
    });
    expect(reach(net.ec2, balancer, task, 80).reachable).toBe(true);
  });

  it('lets an interface without groups take everything', () => {
    const net = new TestNetwork();
    const { balancer } = balancerAndTask(net);
    const open = net.ec2.createInterface({
      subnetId: net.privateSubnet.id,
      securityGroupIds: [],
      description: 'network load balancer of old',
    });
    expect(reach(net.ec2, balancer, open, 1).reachable).toBe(true);
  });

  it('knows no route between two VPCs', () => {
    const net = new TestNetwork();
    const { balancer } = balancerAndTask(net);
    const other = createVpc(net.ec2, { cidrBlock: '10.1.0.0/16' });
    const subnet = createSubnet(net.ec2, {
      vpcId: other.id,
      cidrBlock: '10.1.0.0/24',
    });
    const elsewhere = net.ec2.createInterface({
      subnetId: subnet.id,
      securityGroupIds: [],
      description: 'elsewhere',
    });
    expect(reach(net.ec2, balancer, elsewhere, 80)).toEqual({
      reachable: false,
      because: 'no-route',
      hop: net.vpc.id,
    });
  });

  describe('from the internet', () => {
    const internet = { cidr: '0.0.0.0/0' };

    it('arrives at a public address in a subnet with a route to the gateway', () => {
      const net = new TestNetwork();
      const balancer = net.ec2.createInterface({
        subnetId: net.publicSubnet.id,
        securityGroupIds: [
          net.group({
            fromPort: 80,
            toPort: 80,
            peer: { cidrIpv4: '0.0.0.0/0' },
          }).id,
        ],
        description: 'internet-facing balancer',
        assignPublicIp: true,
      });
      expect(reach(net.ec2, internet, balancer, 80)).toEqual({
        reachable: true,
        via: 'internet-gateway',
        hop: net.internetGateway.id,
      });
      expect(reach(net.ec2, internet, balancer, 443)).toMatchObject({
        because: 'security-group',
      });
    });

    it.each([
      ['without a public address', 'publicSubnet', false, 'no-public-address'],
      ['in a subnet without a way out', 'privateSubnet', true, 'no-route'],
    ] as const)('does not arrive %s', (_, subnet, assignPublicIp, because) => {
      const net = new TestNetwork();
      const target = net.ec2.createInterface({
        subnetId: net[subnet].id,
        securityGroupIds: [],
        description: 'target',
        assignPublicIp,
      });
      expect(reach(net.ec2, internet, target, 80)).toMatchObject({
        reachable: false,
        because,
      });
    });

    it('does not come in through a NAT gateway', async () => {
      const net = new TestNetwork();
      const nat = net.nat();
      await net.clock.advance(200);
      const target = net.ec2.createInterface({
        subnetId: net.privateSubnet.id,
        securityGroupIds: [],
        description: 'target',
        assignPublicIp: true,
      });
      expect(reach(net.ec2, internet, target, 80)).toEqual({
        reachable: false,
        because: 'no-route',
        hop: nat.id,
      });
    });
  });
});
