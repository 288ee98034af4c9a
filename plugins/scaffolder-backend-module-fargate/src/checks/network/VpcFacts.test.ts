import { cannedContext } from '../../__testUtils__/cannedContext';
import {
  INTERNAL_NETWORK,
  internalVpc,
} from '../../__testUtils__/networkFixtures';
import { privateRouteTableIds, readVpcFacts } from './VpcFacts';

const IDS = { vpcId: 'vpc-1', publicSubnetIds: [], privateSubnetIds: [] };

describe('readVpcFacts', () => {
  const { signal } = new AbortController();
  function read(Vpcs: object[] | undefined) {
    const canned = cannedContext({
      DescribeVpcs: { Vpcs },
      DescribeSubnets: {},
      DescribeRouteTables: {},
      DescribeVpcEndpoints: {},
      DescribeVpcAttribute: {},
    });
    return { ...canned, vpc: readVpcFacts(canned.clients, IDS, { signal }) };
  }

  it('reads the CIDR block of a VPC, and its network', async () => {
    const { vpc, inputs, signals } = read([{ CidrBlock: '10.0.0.0/16' }]);
    expect(await vpc).toEqual({
      ids: IDS,
      cidr: '10.0.0.0/16',
      network: { vpcId: 'vpc-1', subnets: [], endpoints: [], hasDns: false },
    });
    expect(inputs[0]).toEqual([
      'DescribeVpcs',
      { Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] },
    ]);
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it.each([[[]], [undefined]])(
    'refuses one of which AWS has %j',
    async vpcs => {
      await expect(read(vpcs).vpc).rejects.toThrow(
        'VPC vpc-1 does not exist in target dev (eu-west-1).',
      );
    },
  );
});

describe('privateRouteTableIds', () => {
  it('are those of the private subnets, once each', () => {
    const subnets = INTERNAL_NETWORK.subnets.map(subnet =>
      subnet.id === 'task-b' ? { ...subnet, routeTableId: 'rtb-a' } : subnet,
    );
    expect(
      privateRouteTableIds(internalVpc({ ...INTERNAL_NETWORK, subnets })),
    ).toEqual(['rtb-a']);
  });

  it('leave out a subnet without one', () => {
    const subnets = INTERNAL_NETWORK.subnets.map(subnet => ({
      ...subnet,
      routeTableId: undefined,
    }));
    expect(
      privateRouteTableIds(internalVpc({ ...INTERNAL_NETWORK, subnets })),
    ).toEqual([]);
  });
});
