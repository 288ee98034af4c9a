import {
  CreateNetworkAclEntryCommand,
  DeleteNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
  EC2Client,
  ReplaceNetworkAclAssociationCommand,
  ReplaceNetworkAclEntryCommand,
} from '@aws-sdk/client-ec2';
import { StackBench } from '../../../__testUtils__/StackBench';

const entry = (RuleNumber: number, more: object = {}) => ({
  Type: 'AWS::EC2::NetworkAclEntry',
  Properties: {
    NetworkAclId: { Ref: 'Acl' },
    RuleNumber,
    RuleAction: 'allow',
    Protocol: 6,
    CidrBlock: '0.0.0.0/0',
    PortRange: { From: 80, To: 80 },
    ...more,
  },
});

const template = (more: object = {}) => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
    },
    Acl: {
      Type: 'AWS::EC2::NetworkAcl',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        Tags: [{ Key: 'Name', Value: 'web' }],
      },
    },
    Association: {
      Type: 'AWS::EC2::SubnetNetworkAclAssociation',
      Properties: { SubnetId: { Ref: 'Subnet' }, NetworkAclId: { Ref: 'Acl' } },
    },
    ...more,
  },
  Outputs: { Acl: { Value: { Ref: 'Acl' } } },
});

describe('network ACLs', () => {
  let bench: StackBench;
  let ec2: EC2Client;

  beforeEach(async () => {
    bench = await StackBench.start();
    ec2 = new EC2Client(bench.options);
  });

  afterEach(() => bench.close());

  /** The lists that are not the default one of their VPC. */
  async function acls() {
    const { NetworkAcls } = await ec2.send(
      new DescribeNetworkAclsCommand({
        Filters: [{ Name: 'default', Values: ['false'] }],
      }),
    );
    return NetworkAcls!;
  }

  it('are made, changed and deleted by a stack', async () => {
    await bench.deploy(template({ In: entry(100) }));
    const [acl] = await acls();
    expect(acl).toMatchObject({
      Tags: expect.arrayContaining([{ Key: 'Name', Value: 'web' }]),
      Associations: [{ SubnetId: expect.stringMatching(/^subnet-/) }],
      Entries: [
        { Egress: true, RuleNumber: 32767, RuleAction: 'deny' },
        {
          Egress: false,
          RuleNumber: 100,
          RuleAction: 'allow',
          Protocol: '6',
          PortRange: { From: 80, To: 80 },
        },
        { Egress: false, RuleNumber: 32767, RuleAction: 'deny' },
      ],
    });
    await bench.update(
      template({
        In: entry(100, { RuleAction: 'deny' }),
        Out: entry(100, { Egress: true, Protocol: -1, PortRange: undefined }),
      }),
    );
    const [changed] = await acls();
    expect(
      changed.Entries!.map(one => `${one.RuleNumber} ${one.RuleAction}`),
    ).toEqual(['100 allow', '32767 deny', '100 deny', '32767 deny']);
    await bench.delete();
    expect(await acls()).toEqual([]);
  });

  it.each([
    [
      'the number of another entry',
      { In: entry(1), Same: { ...entry(1), DependsOn: 'In' } },
      'Same: Resource handler returned message: "The network acl entry identified by 1 already exists. (Service: Ec2',
    ],
    [
      'a number that is too high',
      { In: entry(32767) },
      'In: Resource handler returned message: "Value (32767) for parameter ruleNumber is invalid. (',
    ],
    [
      'no ports',
      { In: entry(1, { PortRange: undefined }) },
      'In: Resource handler returned message: "The request must contain the parameter PortRange (',
    ],
    [
      'no addresses',
      { In: entry(1, { CidrBlock: undefined }) },
      'In: Resource handler returned message: "The request must contain the parameter CidrBlock or Ipv6CidrBlock (',
    ],
    [
      'another action',
      { In: entry(1, { RuleAction: 'maybe' }) },
      'In: Resource handler returned message: "Value (maybe) for parameter ruleAction is invalid. (',
    ],
  ])('refuse %s', async (_, more, reason) => {
    await bench.deploy(template(more));
    expect(await bench.reasons()).toContainEqual(
      expect.stringContaining(reason),
    );
  });

  it('are changed by the API', async () => {
    await bench.deploy(template());
    const [{ NetworkAclId, Associations }] = await acls();
    const input = {
      NetworkAclId,
      RuleNumber: 7,
      Egress: true,
      RuleAction: 'allow',
      Protocol: '-1',
      CidrBlock: '10.0.0.0/8',
    } as const;
    await ec2.send(new CreateNetworkAclEntryCommand(input));
    await ec2.send(
      new ReplaceNetworkAclEntryCommand({ ...input, RuleAction: 'deny' }),
    );
    expect((await acls())[0].Entries![0]).toMatchObject({
      RuleNumber: 7,
      RuleAction: 'deny',
    });
    const removal = { NetworkAclId, RuleNumber: 7, Egress: true };
    await ec2.send(new DeleteNetworkAclEntryCommand(removal));
    await expect(
      ec2.send(new DeleteNetworkAclEntryCommand(removal)),
    ).rejects.toMatchObject({ name: 'InvalidNetworkAclEntry.NotFound' });
    const { NetworkAcls } = await ec2.send(
      new DescribeNetworkAclsCommand({
        Filters: [{ Name: 'default', Values: ['true'] }],
      }),
    );
    await ec2.send(
      new ReplaceNetworkAclAssociationCommand({
        AssociationId: Associations![0].NetworkAclAssociationId,
        NetworkAclId: NetworkAcls![0].NetworkAclId,
      }),
    );
    expect((await acls())[0].Associations).toEqual([]);
  });
});
