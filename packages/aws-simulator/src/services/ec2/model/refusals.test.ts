import { NAT_SECONDS, createNatGateway, deleteNatGateway } from './natGateways';
import { allocateAddress, releaseAddress } from './addresses';
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  detachInternetGateway,
} from './internetGateways';
import {
  associateRouteTable,
  createRoute,
  deleteRouteTable,
} from './routeTables';
import {
  authorizeRules,
  createSecurityGroup,
  deleteSecurityGroup,
  revokeRules,
} from './securityGroups';
import { createSubnet, deleteSubnet } from './subnets';
import { createVpc, deleteVpc, modifyVpcAttributes } from './vpcs';
import { TestNetwork } from '../../../__testUtils__/TestNetwork';

/** What a call is refused with: `{code}: {text}`. */
function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error: any) {
    return `${error.code}: ${error.message}`;
  }
  throw new Error('It was not refused');
}

describe('EC2 refuses, in its own words,', () => {
  const net = new TestNetwork();
  const { ec2, vpc, publicSubnet, privateTable, internetGateway } = net;

  it.each([
    [
      '10.0.0.128/25',
      `InvalidSubnet.Conflict: The CIDR '10.0.0.128/25' conflicts with another subnet`,
    ],
    [
      '10.0.0.0/20',
      `InvalidSubnet.Conflict: The CIDR '10.0.0.0/20' conflicts with another subnet`,
    ],
    ['10.1.0.0/24', `InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.`],
    ['10.0.0.0/8', `InvalidSubnet.Range: The CIDR '10.0.0.0/8' is invalid.`],
    [
      '10.0.300.0/24',
      'InvalidParameterValue: Value (10.0.300.0/24) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
  ])('a subnet of %s', (cidrBlock, text) => {
    expect(refusal(() => net.subnet(cidrBlock))).toBe(text);
  });

  it('a subnet in a zone of another region', () => {
    expect(refusal(() => net.subnet('10.0.7.0/24', 'us-east-1a'))).toBe(
      'InvalidParameterValue: Value (us-east-1a) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: eu-west-1a, eu-west-1b, eu-west-1c.',
    );
  });

  it('what lies in a VPC that does not exist', () => {
    const text = "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist";
    const input = { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' };
    expect(refusal(() => createSubnet(ec2, input))).toBe(text);
    expect(
      refusal(() =>
        createSecurityGroup(ec2, {
          vpcId: 'vpc-1',
          name: 'a',
          description: '',
        }),
      ),
    ).toBe(text);
  });

  it('a second internet gateway, and a second route to the same place', () => {
    const second = createInternetGateway(ec2);
    expect(refusal(() => attachInternetGateway(ec2, second.id, vpc.id))).toBe(
      `InvalidParameterValue: Network ${vpc.id} already has an internet gateway attached`,
    );
    const route = {
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: internetGateway.id,
    };
    expect(refusal(() => createRoute(ec2, net.publicTable.id, route))).toBe(
      'RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.',
    );
    expect(
      refusal(() =>
        createRoute(ec2, privateTable.id, { ...route, gatewayId: second.id }),
      ),
    ).toBe(
      `InvalidParameterValue: route table ${privateTable.id} and network gateway ${second.id} belong to different networks`,
    );
  });

  it('a second route table for a subnet', () => {
    const code = refusal(() =>
      associateRouteTable(ec2, privateTable.id, publicSubnet.id),
    ).split(':')[0];
    expect(code).toBe('Resource.AlreadyAssociated');
  });

  it.each([
    [
      { peer: { cidrIpv4: '0.0.0.0/0' }, protocol: undefined },
      "InvalidParameterValue: Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.",
    ],
    [
      { peer: { cidrIpv4: '0.0.0.0/0' } },
      'InvalidParameterValue: Invalid value for portRange. Must specify both from and to ports with TCP/UDP.',
    ],
    [
      { fromPort: 90, toPort: 80, peer: { cidrIpv4: '0.0.0.0/0' } },
      'InvalidParameterValue: Invalid value for portRange. The range 90-80 holds no port.',
    ],
    [
      { fromPort: 80, toPort: 65536, peer: { cidrIpv4: '0.0.0.0/0' } },
      'InvalidParameterValue: Invalid value for portRange. Ports are numbers from 0 to 65535.',
    ],
    [
      { fromPort: 80, toPort: 80 },
      'MissingParameter: The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId',
    ],
    [
      { fromPort: 80, toPort: 80, peer: { groupId: 'tasks' } },
      "InvalidGroupId.Malformed: The security group ID 'tasks' is malformed",
    ],
    [
      { fromPort: 80, toPort: 80, peer: { groupId: 'sg-1' } },
      "InvalidGroup.NotFound: The security group 'sg-1' does not exist",
    ],
    [
      { fromPort: 80, toPort: 80, peer: { cidrIpv4: '10.0/8' } },
      'InvalidParameterValue: CIDR block 10.0/8 is malformed',
    ],
  ])('the rule %j', (rule, text) => {
    const group = net.group();
    expect(refusal(() => net.admit(group.id, rule))).toBe(text);
    expect(
      [...group.rules.values()].filter(({ isEgress }) => !isEgress),
    ).toEqual([]);
  });

  it('a rule that is there already, and one that is not', () => {
    const rule = { fromPort: 80, toPort: 80, peer: { cidrIpv4: '0.0.0.0/0' } };
    const group = net.group(rule);
    expect(refusal(() => net.admit(group.id, rule))).toBe(
      'InvalidPermission.Duplicate: the specified rule "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW" already exists',
    );
    expect(
      refusal(() =>
        revokeRules(ec2, group.id, {
          rules: [{ ...rule, isEgress: false, protocol: 'udp' }],
        }),
      ),
    ).toBe(
      'InvalidPermission.NotFound: The specified rule does not exist in this security group.',
    );
  });

  it('a description beyond ASCII', () => {
    expect(
      refusal(() =>
        createSecurityGroup(ec2, {
          vpcId: vpc.id,
          name: 'api',
          description: 'Tasks – only the balancer',
        }),
      ),
    ).toBe(
      'InvalidParameterValue: Value (Tasks – only the balancer) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.',
    );
  });
});

describe('EC2 keeps what is in use:', () => {
  it('a security group of an interface, or in another group’s rule', () => {
    const net = new TestNetwork();
    const used = net.group();
    const referred = net.group();
    net.ec2.createInterface({
      subnetId: net.privateSubnet.id,
      securityGroupIds: [used.id],
      description: 'task',
    });
    net.admit(used.id, { protocol: -1, peer: { groupId: referred.id } });
    for (const { id } of [used, referred]) {
      expect(refusal(() => deleteSecurityGroup(net.ec2, id))).toBe(
        `DependencyViolation: resource ${id} has a dependent object`,
      );
    }
  });

  it('a subnet with interfaces, a table with subnets, an attached gateway, a VPC with anything', () => {
    const net = new TestNetwork();
    const { ec2, vpc, privateSubnet, privateTable, internetGateway } = net;
    ec2.createInterface({ subnetId: privateSubnet.id, description: 'task' });
    expect(refusal(() => deleteSubnet(ec2, privateSubnet.id))).toBe(
      `DependencyViolation: The subnet '${privateSubnet.id}' has dependencies and cannot be deleted.`,
    );
    expect(refusal(() => deleteRouteTable(ec2, privateTable.id))).toBe(
      `DependencyViolation: The routeTable '${privateTable.id}' has dependencies and cannot be deleted.`,
    );
    expect(refusal(() => deleteInternetGateway(ec2, internetGateway.id))).toBe(
      `DependencyViolation: The internetGateway '${internetGateway.id}' has dependencies and cannot be deleted.`,
    );
    expect(refusal(() => deleteVpc(ec2, vpc.id))).toBe(
      `DependencyViolation: The vpc '${vpc.id}' has dependencies and cannot be deleted.`,
    );
  });

  it('the address and the internet gateway of a NAT gateway, until it is gone', async () => {
    const net = new TestNetwork();
    const nat = net.nat();
    await net.clock.advance(NAT_SECONDS.create);
    const detach = () =>
      detachInternetGateway(net.ec2, net.internetGateway.id, net.vpc.id);
    const release = () => releaseAddress(net.ec2, nat.allocationId!);
    expect(refusal(detach)).toBe(
      `DependencyViolation: Network ${net.vpc.id} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
    expect(refusal(release)).toBe(
      `InvalidIPAddress.InUse: Address ${nat.publicIp} is in use.`,
    );
    deleteNatGateway(net.ec2, nat.id);
    await net.clock.advance(NAT_SECONDS.delete);
    detach();
    release();
    expect(net.ec2.addresses.size).toBe(0);
  });
});

describe('EC2 has quotas for', () => {
  it.each([
    [
      'addresses',
      5,
      (net: TestNetwork) => allocateAddress(net.ec2),
      'AddressLimitExceeded: The maximum number of addresses has been reached.',
    ],
    [
      'VPCs',
      4,
      (net: TestNetwork) => createVpc(net.ec2, { cidrBlock: '10.0.0.0/16' }),
      'VpcLimitExceeded: The maximum number of VPCs has been reached.',
    ],
    [
      'NAT gateways in a zone',
      5,
      (net: TestNetwork) =>
        createNatGateway(net.ec2, {
          subnetId: net.publicSubnet.id,
          connectivityType: 'private',
        }),
      'NatGatewayLimitExceeded: The maximum number of NAT Gateways has been reached.',
    ],
  ])('%s', (_, allowed, make, text) => {
    const net = new TestNetwork();
    for (let i = 0; i < allowed; i++) {
      make(net);
    }
    expect(refusal(() => make(net))).toBe(text);
  });

  it('rules of a group', () => {
    const net = new TestNetwork();
    const group = net.group();
    const rules = Array.from({ length: 61 }, (_, port) => ({
      isEgress: false,
      protocol: 'tcp',
      fromPort: port,
      toPort: port,
      peer: { cidrIpv4: '10.0.0.0/8' },
    }));
    expect(refusal(() => authorizeRules(net.ec2, group.id, rules))).toBe(
      'RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached.',
    );
    expect(authorizeRules(net.ec2, group.id, rules.slice(1))).toHaveLength(60);
  });
});

describe('A NAT gateway fails', () => {
  async function failed(
    net: TestNetwork,
    subnetId: string,
    allocationId: string,
  ) {
    const nat = createNatGateway(net.ec2, { subnetId, allocationId });
    expect(nat.state).toBe('pending');
    await net.clock.advance(NAT_SECONDS.fail);
    return `${nat.state} ${nat.failureCode}: ${nat.failureMessage}`;
  }

  it('in a VPC without an internet gateway', async () => {
    const net = new TestNetwork();
    detachInternetGateway(net.ec2, net.internetGateway.id, net.vpc.id);
    const { id } = allocateAddress(net.ec2);
    expect(await failed(net, net.publicSubnet.id, id)).toBe(
      `failed Gateway.NotAttached: Network ${net.vpc.id} has no Internet gateway attached`,
    );
  });

  it('with an address that another one has', async () => {
    const net = new TestNetwork();
    const { allocationId = '' } = net.nat();
    expect(await failed(net, net.publicSubnet.id, allocationId)).toBe(
      `failed Resource.AlreadyAssociated: Elastic IP address ${allocationId} is already associated`,
    );
  });

  it('in a subnet without a free address', async () => {
    const net = new TestNetwork();
    const tiny = net.subnet('10.0.200.0/28');
    for (let i = 0; i < 11; i++) {
      net.ec2.createInterface({ subnetId: tiny.id, description: 'task' });
    }
    const { id } = allocateAddress(net.ec2);
    expect(await failed(net, tiny.id, id)).toBe(
      'failed InsufficientFreeAddressesInSubnet: Subnet has insufficient free addresses to create this NAT gateway',
    );
    expect(
      refusal(() =>
        net.ec2.createInterface({ subnetId: tiny.id, description: 'one more' }),
      ),
    ).toBe(
      'InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to satisfy the request.',
    );
  });
});

describe('A VPC endpoint is refused', () => {
  it('for a service that does not exist or has no such endpoints', () => {
    const net = new TestNetwork();
    expect(refusal(() => net.endpoint('ecr'))).toBe(
      "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.eu-west-1.ecr' does not exist",
    );
    expect(refusal(() => net.endpoint('logs', { type: 'Gateway' }))).toBe(
      'InvalidParameter: Endpoint type (Gateway) does not match available service types ([Interface]).',
    );
  });

  it('with private DNS in a VPC without host names, or a second time', () => {
    const net = new TestNetwork();
    net.endpoint('logs', { subnetIds: [net.privateSubnet.id] });
    expect(refusal(() => net.endpoint('logs'))).toBe(
      `InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for logs.eu-west-1.amazonaws.com in the VPC ${net.vpc.id}`,
    );
    modifyVpcAttributes(net.ec2, net.vpc.id, { enableDnsHostnames: false });
    expect(refusal(() => net.endpoint('kms'))).toBe(
      `InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${net.vpc.id}`,
    );
  });

  it('with two subnets in one zone', () => {
    const net = new TestNetwork();
    const subnetIds = [net.publicSubnet.id, net.privateSubnet.id];
    expect(refusal(() => net.endpoint('logs', { subnetIds }))).toBe(
      `DuplicateSubnetsInSameZone: Found another VPC endpoint subnet in the availability zone of ${net.privateSubnet.id}`,
    );
    expect(net.ec2.networkInterfaces.size).toBe(0);
  });
});
