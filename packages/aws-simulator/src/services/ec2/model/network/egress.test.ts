import { deleteNatGateway } from '../natGateways';
import { createRoute, deleteRoute } from '../routeTables';
import { deleteVpcEndpoint } from '../vpcEndpoints';
import { modifyVpcAttributes } from '../vpcs';
import { TestNetwork } from '../../../../__testUtils__/TestNetwork';
import { prefixListId } from '../vpcEndpointServices';
import { Caller, egress } from './egress';

const ENOUGH = 600;

describe('egress', () => {
  function callerIn(net: TestNetwork): Caller {
    return {
      subnetId: net.privateSubnet.id,
      securityGroupIds: [net.group().id],
    };
  }

  it('has no route out of a subnet that only knows its VPC', () => {
    const net = new TestNetwork();
    expect(egress(net.ec2, callerIn(net), 'internet')).toEqual({
      reachable: false,
      because: 'no-route',
      hop: net.privateTable.id,
    });
  });

  it('follows the main route table where a subnet has none of its own', () => {
    const net = new TestNetwork();
    const subnet = net.subnet('10.0.9.0/24');
    expect(
      egress(
        net.ec2,
        { subnetId: subnet.id, securityGroupIds: [], publicIp: true },
        'internet',
      ),
    ).toMatchObject({ because: 'no-route', hop: net.vpc.mainRouteTableId });
  });

  it('prefers the longest prefix', async () => {
    const net = new TestNetwork();
    const nat = net.nat();
    await net.clock.advance(ENOUGH);
    createRoute(net.ec2, net.privateTable.id, {
      destinationCidrBlock: '52.0.0.0/8',
      gatewayId: net.internetGateway.id,
    });
    const caller = callerIn(net);
    expect(egress(net.ec2, caller, 'internet')).toMatchObject({
      because: 'no-public-address',
    });
    deleteRoute(net.ec2, net.privateTable.id, '52.0.0.0/8');
    expect(egress(net.ec2, caller, 'internet')).toMatchObject({ hop: nat.id });
  });

  describe('over the internet gateway', () => {
    it.each([
      ['with a public address', true, { reachable: true }],
      ['without one', false, { because: 'no-public-address' }],
    ])('%s', (_, publicIp, expected) => {
      const net = new TestNetwork();
      const caller = {
        ...callerIn(net),
        subnetId: net.publicSubnet.id,
        publicIp,
      };
      expect(egress(net.ec2, caller, 'internet')).toMatchObject({
        ...expected,
        hop: net.internetGateway.id,
      });
    });
  });

  describe('over a NAT gateway', () => {
    it('opens when the gateway is available and closes when it is deleted', async () => {
      const net = new TestNetwork();
      const nat = net.nat();
      const caller = callerIn(net);
      expect(egress(net.ec2, caller, 'internet')).toEqual({
        reachable: false,
        because: 'not-available',
        hop: nat.id,
      });
      await net.clock.advance(ENOUGH);
      expect(egress(net.ec2, caller, 'internet')).toEqual({
        reachable: true,
        via: 'nat-gateway',
        hop: nat.id,
      });
      deleteNatGateway(net.ec2, nat.id);
      expect(egress(net.ec2, caller, 'internet')).toEqual({
        reachable: false,
        because: 'no-route',
        hop: nat.id,
      });
    });

    it('needs the gateway’s own subnet to be public', async () => {
      const net = new TestNetwork();
      const nat = net.nat();
      await net.clock.advance(ENOUGH);
      deleteRoute(net.ec2, net.publicTable.id, '0.0.0.0/0');
      expect(egress(net.ec2, callerIn(net), 'internet')).toEqual({
        reachable: false,
        because: 'no-route',
        hop: nat.id,
      });
    });

    it('needs the caller’s group to let it out', async () => {
      const net = new TestNetwork();
      net.nat();
      await net.clock.advance(ENOUGH);
      const caller = callerIn(net);
      const [groupId] = caller.securityGroupIds;
      net.letOutOnly(groupId, {
        fromPort: 443,
        toPort: 443,
        peer: { cidrIpv4: '10.0.0.0/16' },
      });
      expect(egress(net.ec2, caller, 'ecr.api')).toEqual({
        reachable: false,
        because: 'security-group',
        hop: groupId,
      });
    });
  });

  describe('over an interface endpoint', () => {
    function endpointFor(net: TestNetwork, caller: Caller, admitted = true) {
      const group = net.group({
        fromPort: 443,
        toPort: 443,
        peer: admitted
          ? { groupId: caller.securityGroupIds[0] }
          : { cidrIpv4: '10.9.0.0/16' },
      });
      return net.endpoint('ecr.api', {
        subnetIds: [net.privateSubnet.id],
        securityGroupIds: [group.id],
      });
    }

    it('needs no route', async () => {
      const net = new TestNetwork();
      const caller = callerIn(net);
      const endpoint = endpointFor(net, caller);
      expect(egress(net.ec2, caller, 'ecr.api').reachable).toBe(false);
      await net.clock.advance(ENOUGH);
      expect(egress(net.ec2, caller, 'ecr.api')).toEqual({
        reachable: true,
        via: 'interface-endpoint',
        hop: endpoint.id,
      });
      expect(egress(net.ec2, caller, 'ecr.dkr').reachable).toBe(false);
    });

    it('is stopped by the endpoint’s group, even where a NAT gateway would do', async () => {
      const net = new TestNetwork();
      net.nat();
      const caller = callerIn(net);
      const endpoint = endpointFor(net, caller, false);
      await net.clock.advance(ENOUGH);
      expect(egress(net.ec2, caller, 'ecr.api')).toEqual({
        reachable: false,
        because: 'endpoint-security-group',
        hop: endpoint.securityGroupIds[0],
      });
      deleteVpcEndpoint(net.ec2, endpoint.id);
      expect(egress(net.ec2, caller, 'ecr.api')).toMatchObject({
        via: 'nat-gateway',
      });
    });

    it('admits by the caller’s address', async () => {
      const net = new TestNetwork();
      const caller = callerIn(net);
      const group = net.group({
        fromPort: 443,
        toPort: 443,
        peer: { cidrIpv4: '10.0.1.0/24' },
      });
      net.endpoint('logs', {
        subnetIds: [net.publicSubnet.id],
        securityGroupIds: [group.id],
      });
      await net.clock.advance(ENOUGH);
      expect(egress(net.ec2, caller, 'logs').reachable).toBe(true);
    });

    it('is not used without private DNS', async () => {
      const net = new TestNetwork();
      net.endpoint('logs', {
        subnetIds: [net.privateSubnet.id],
        privateDnsEnabled: false,
      });
      await net.clock.advance(ENOUGH);
      expect(egress(net.ec2, callerIn(net), 'logs')).toMatchObject({
        because: 'no-route',
      });
    });
  });

  describe('over the gateway endpoint of S3', () => {
    it('works in subnets whose route table it is associated with', () => {
      const net = new TestNetwork();
      const endpoint = net.endpoint('s3', {
        type: 'Gateway',
        routeTableIds: [net.privateTable.id],
      });
      expect(egress(net.ec2, callerIn(net), 's3')).toEqual({
        reachable: true,
        via: 'gateway-endpoint',
        hop: endpoint.id,
      });
      expect(
        egress(
          net.ec2,
          { subnetId: net.publicSubnet.id, securityGroupIds: [] },
          's3',
        ),
      ).toMatchObject({ because: 'no-public-address' });
    });

    it.each([
      [
        'S3’s prefix list',
        { prefixListId: prefixListId('eu-west-1', 's3') },
        true,
      ],
      ['the VPC only', { cidrIpv4: '10.0.0.0/16' }, false],
    ])('with egress to %s', (_, peer, reachable) => {
      const net = new TestNetwork();
      net.endpoint('s3', {
        type: 'Gateway',
        routeTableIds: [net.privateTable.id],
      });
      const caller = callerIn(net);
      net.letOutOnly(caller.securityGroupIds[0], {
        fromPort: 443,
        toPort: 443,
        peer,
      });
      expect(egress(net.ec2, caller, 's3').reachable).toBe(reachable);
    });
  });

  it('finds nothing without DNS resolution', () => {
    const net = new TestNetwork();
    modifyVpcAttributes(net.ec2, net.vpc.id, { enableDnsSupport: false });
    expect(egress(net.ec2, callerIn(net), 's3')).toEqual({
      reachable: false,
      because: 'dns',
      hop: net.vpc.id,
    });
  });
});
