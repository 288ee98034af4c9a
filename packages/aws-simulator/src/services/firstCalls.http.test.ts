import {
  CloudFormationClient,
  GetStackPolicyCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeNetworkAclsCommand,
  DescribePrefixListsCommand,
  DescribeVpcEndpointServicesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  DescribeAccountLimitsCommand,
  DescribeSSLPoliciesCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient, ListPoliciesCommand } from '@aws-sdk/client-iam';
import {
  CreateHostedZoneCommand,
  GetHostedZoneCountCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { StackBench } from '../__testUtils__/StackBench';

describe('what a client asks an account first', () => {
  let bench: StackBench;
  let ec2: EC2Client;
  let elb: ElasticLoadBalancingV2Client;

  beforeAll(async () => {
    bench = await StackBench.start();
    ec2 = new EC2Client(bench.options);
    elb = new ElasticLoadBalancingV2Client(bench.options);
    await bench.outputs({
      Resources: {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Properties: { CidrBlock: '10.0.0.0/16' },
        },
        Subnet: {
          Type: 'AWS::EC2::Subnet',
          Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
        },
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            ManagedPolicyName: 'read',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
              ],
            },
          },
        },
      },
    });
  });

  afterAll(() => bench.close());

  it('the default network ACL of each VPC', async () => {
    const { NetworkAcls } = await ec2.send(
      new DescribeNetworkAclsCommand({
        Filters: [{ Name: 'default', Values: ['true'] }],
      }),
    );
    expect(NetworkAcls).toMatchObject([
      {
        IsDefault: true,
        Associations: [{ SubnetId: expect.stringMatching(/^subnet-/) }],
        Entries: [
          { Egress: true, RuleAction: 'allow', RuleNumber: 100 },
          { Egress: true, RuleAction: 'deny', RuleNumber: 32767 },
          { Egress: false, RuleAction: 'allow' },
          { Egress: false, RuleAction: 'deny' },
        ],
      },
    ]);
    const [{ NetworkAclId }] = NetworkAcls!;
    expect(
      (
        await ec2.send(
          new DescribeNetworkAclsCommand({ NetworkAclIds: [NetworkAclId!] }),
        )
      ).NetworkAcls,
    ).toHaveLength(1);
    await expect(
      ec2.send(new DescribeNetworkAclsCommand({ NetworkAclIds: ['acl-1'] })),
    ).rejects.toMatchObject({ name: 'InvalidNetworkAclID.NotFound' });
  });

  it('endpoint services and prefix lists', async () => {
    const { ServiceNames, ServiceDetails } = await ec2.send(
      new DescribeVpcEndpointServicesCommand({
        Filters: [{ Name: 'service-type', Values: ['Gateway'] }],
      }),
    );
    const gateways = [
      'com.amazonaws.eu-west-1.dynamodb',
      'com.amazonaws.eu-west-1.s3',
    ];
    expect(ServiceNames).toEqual(gateways);
    expect(ServiceDetails![0]).toMatchObject({
      Owner: 'amazon',
      ServiceType: [{ ServiceType: 'Gateway' }],
    });
    await expect(
      ec2.send(new DescribeVpcEndpointServicesCommand({ ServiceNames: ['a'] })),
    ).rejects.toMatchObject({ name: 'InvalidServiceName' });
    const { PrefixLists } = await ec2.send(new DescribePrefixListsCommand({}));
    expect(
      PrefixLists!.map(({ PrefixListName }) => PrefixListName).sort(),
    ).toEqual(gateways);
    await expect(
      ec2.send(new DescribePrefixListsCommand({ PrefixListIds: ['pl-1'] })),
    ).rejects.toMatchObject({ name: 'InvalidPrefixListId.NotFound' });
  });

  it('limits and TLS policies of load balancers', async () => {
    const { Limits } = await elb.send(new DescribeAccountLimitsCommand({}));
    expect(Limits).toContainEqual({
      Name: 'application-load-balancers',
      Max: '50',
    });
    const { SslPolicies } = await elb.send(
      new DescribeSSLPoliciesCommand({
        Names: ['ELBSecurityPolicy-TLS13-1-2-2021-06'],
      }),
    );
    expect(SslPolicies).toMatchObject([
      { SslProtocols: ['TLSv1.2', 'TLSv1.3'] },
    ]);
    await expect(
      elb.send(new DescribeSSLPoliciesCommand({ Names: ['none'] })),
    ).rejects.toMatchObject({ name: 'SSLPolicyNotFoundException' });
  });

  it('policies, hosted zones and the policy of a stack', async () => {
    const iam = new IAMClient(bench.options);
    const { Policies } = await iam.send(
      new ListPoliciesCommand({ Scope: 'Local' }),
    );
    expect(Policies).toMatchObject([
      { PolicyName: 'read', AttachmentCount: 0, DefaultVersionId: 'v1' },
    ]);
    const attached = new ListPoliciesCommand({ OnlyAttached: true });
    expect((await iam.send(attached)).Policies).toEqual([]);

    const route53 = new Route53Client(bench.options);
    await route53.send(
      new CreateHostedZoneCommand({ Name: 'acme.com', CallerReference: 'a' }),
    );
    expect(await route53.send(new GetHostedZoneCountCommand({}))).toMatchObject(
      { HostedZoneCount: 1 },
    );

    const cloudFormation = new CloudFormationClient(bench.options);
    const policy = (StackName: string) =>
      cloudFormation.send(new GetStackPolicyCommand({ StackName }));
    expect((await policy('app')).StackPolicyBody).toBeUndefined();
    await expect(policy('none')).rejects.toThrow('Stack [none] does not exist');
  });
});
