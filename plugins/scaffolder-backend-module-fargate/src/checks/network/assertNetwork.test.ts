import { Answers } from '../../__testUtils__/cannedAws';
import { cannedContext } from '../../__testUtils__/cannedContext';
import { assertInternalNetwork } from './assertInternalNetwork';
import { assertNetwork } from './assertNetwork';

const subnet = (SubnetId: string, zone: string) => ({
  SubnetId,
  VpcId: 'vpc-1',
  CidrBlock: '10.0.1.0/24',
  AvailabilityZoneId: `euw1-az${zone}`,
  AvailabilityZone: `eu-west-1${zone}`,
});
const routes = (SubnetId: string, target: object) => ({
  RouteTableId: `rtb-${SubnetId}`,
  Associations: [{ SubnetId }],
  Routes: [{ DestinationCidrBlock: '0.0.0.0/0', ...target }],
});
/** Two public and two private subnets with a NAT gateway. */
const NETWORK: Answers = {
  DescribeSubnets: {
    Subnets: ['pub-1', 'pub-2', 'task-1', 'task-2'].map(id =>
      subnet(id, id.slice(-1)),
    ),
  },
  DescribeRouteTables: {
    RouteTables: [
      ...['pub-1', 'pub-2'].map(id => routes(id, { GatewayId: 'igw-1' })),
      ...['task-1', 'task-2'].map(id => routes(id, { NatGatewayId: 'nat-1' })),
    ],
  },
  DescribeVpcEndpoints: {},
  DescribeVpcAttribute: {},
};
const IDS = {
  vpcId: 'vpc-1',
  publicSubnetIds: ['pub-1', 'pub-2'],
  privateSubnetIds: ['task-1', 'task-2'],
};

describe('assertNetwork', () => {
  const check = (answers: Answers = {}, ids = IDS, use = {}) => {
    const canned = cannedContext({ ...NETWORK, ...answers });
    const { signal } = canned.context;
    return {
      ...canned,
      checked: assertNetwork(canned.clients, ids, { ...use, signal }),
    };
  };

  it('accepts a network for APIs', async () => {
    const { checked, signals, context } = check();
    await expect(checked).resolves.toBeUndefined();
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('names every problem as a sentence', async () => {
    const ids = { ...IDS, privateSubnetIds: ['gone', 'task-1', 'task-2'] };
    const RouteTables = [routes('pub-1', { GatewayId: 'igw-1' })];
    await expect(
      check({ DescribeRouteTables: { RouteTables } }, ids).checked,
    ).rejects.toThrow(
      /^The network vpc-1 cannot be used for an API\. Subnet gone does not exist in eu-west-1: choose another\. Public subnet pub-2 has no route to an internet gateway: .*\. VPC vpc-1 has DNS support .*\.$/,
    );
  });

  it('checks what the network is for', async () => {
    const ids = { ...IDS, publicSubnetIds: [] };
    await expect(check({}, ids).checked).rejects.toThrow(
      'The public subnets are in 0 AZs',
    );
    const internal = check({}, ids, { isInternal: true });
    await expect(internal.checked).resolves.toBeUndefined();
  });
});

describe('assertInternalNetwork', () => {
  const check = (loadBalancerSubnetIds: string[]) => {
    const canned = cannedContext(NETWORK);
    const { signal } = canned.context;
    return {
      ...canned,
      checked: assertInternalNetwork(
        canned.clients,
        { vpcId: 'vpc-1', loadBalancerSubnetIds, privateSubnetIds: ['task-1'] },
        { signal },
      ),
    };
  };

  it('accepts private subnets', async () => {
    const { checked, inputs, signals, context } = check(['task-1', 'task-2']);
    await expect(checked).resolves.toBeUndefined();
    expect(new Set(signals)).toEqual(new Set([context.signal]));
    expect(inputs[0][1].Filters).toEqual([
      { Name: 'subnet-id', Values: ['task-1', 'task-2', 'task-1'] },
    ]);
  });

  it('names every problem as a sentence', async () => {
    await expect(check(['pub-1', 'gone']).checked).rejects.toThrow(
      /^The network vpc-1 cannot be used for an internal API\. Subnet gone does not exist in eu-west-1: choose another\. Load balancer subnet pub-1 routes to internet gateway igw-1, .*\.$/,
    );
  });
});
