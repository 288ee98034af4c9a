import { vpcRequest, vpcSettingsOf } from './vpcRequest';

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };

const REF = 'resource:default/dev';

const VPC = {
  kind: 'vpc',
  entityRef: REF,
  outputs: {
    VpcId: 'vpc-1',
    PublicSubnetIds: 'pub-a,pub-b',
    PrivateSubnetIds: 'task-a,task-b',
  },
  parameters: {
    VpcCidr: '10.0.0.0/16',
    AvailabilityZoneCount: '3',
    NatGateways: 'per-zone',
  },
} as const;

describe('vpcRequest', () => {
  const parametersOf = async (...args: [object?, object?]) =>
    (await vpcRequest(ENTITY, args[0] ?? {}, args[1])).parameters;

  it('has defaults, what there is, and what is asked for', async () => {
    const before = {
      cidr: '10.1.0.0/16',
      availabilityZoneCount: 3,
      natGateways: 'none',
    };
    const asked = {
      cidr: '10.2.0.0/20',
      availabilityZoneCount: 2,
      natGateways: 'per-zone',
    };
    expect(await parametersOf()).toEqual({
      VpcCidr: '10.0.0.0/16',
      SubnetBits: expect.stringMatching(/^\d+$/),
      AvailabilityZoneCount: '2',
      NatGateways: 'single',
      PrivateSubnets: 'on',
      FlowLogRetentionDays: '0',
      LogKmsKeyArn: 'none',
    });
    expect(await parametersOf({}, before)).toMatchObject({
      VpcCidr: '10.1.0.0/16',
      AvailabilityZoneCount: '3',
      NatGateways: 'none',
    });
    expect(await parametersOf(asked, before)).toMatchObject({
      VpcCidr: '10.2.0.0/20',
      AvailabilityZoneCount: '2',
      NatGateways: 'per-zone',
    });
  });

  it('is a stack of the environment that guards its network', async () => {
    const { parameters, template, ...request } = await vpcRequest(ENTITY, {});
    expect(template).toContain('AWS::EC2::VPC');
    expect(template).toContain('group:default/a');
    expect(request).toEqual({
      label: 'Network',
      guardedTypes: expect.arrayContaining(['AWS::EC2::NatGateway']),
      name: 'environment-dev-vpc',
      kind: 'vpc',
      createsRoles: true,
      entityRef: REF,
      onReplacement: 'fail',
    });
  });

  it.each([
    [{ availabilityZoneCount: 1 }, /^availabilityZoneCount: /],
    [{ availabilityZoneCount: 4 }, /^availabilityZoneCount: /],
    [{ natGateways: 'two' }, /^natGateways: /],
    [{ cidr: '10.0.0.0/30' }, /^cidr: /],
  ])('refuses %j', async (settings, message) => {
    await expect(parametersOf(settings)).rejects.toThrow(message);
  });

  it('reads the settings of a stack', () => {
    expect(vpcSettingsOf(VPC)).toEqual({
      cidr: '10.0.0.0/16',
      availabilityZoneCount: 3,
      natGateways: 'per-zone',
      privateSubnets: true,
    });
  });

  it('has neither private subnets nor NAT gateways where none are wanted, and can get them', async () => {
    const without = { PrivateSubnets: 'off', NatGateways: 'none' };
    const before = vpcSettingsOf({
      parameters: { ...VPC.parameters, ...without },
    });
    expect(before.privateSubnets).toBe(false);
    expect(await parametersOf({ privateSubnets: false })).toMatchObject(
      without,
    );
    expect(await parametersOf({}, before)).toMatchObject(without);
    expect(await parametersOf({ privateSubnets: true }, before)).toMatchObject({
      PrivateSubnets: 'on',
      NatGateways: 'none',
    });
  });

  it.each<[object, object, string]>([
    [
      { privateSubnets: false, natGateways: 'single' },
      {},
      'natGateways: without private subnets nothing uses NAT gateways. Set it to none.',
    ],
    [
      { privateSubnets: false },
      { privateSubnets: true, natGateways: 'none' },
      'privateSubnets: an update creates private subnets and does not delete them.',
    ],
  ])('refuses %j after %j', async (settings, before, message) => {
    await expect(parametersOf(settings, before)).rejects.toThrow(message);
  });
});
