import { StackKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { assertOwnOutputs } from './assertOwnOutputs';

const STACK = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/orders/1';

function setUp(
  kind: StackKind | undefined,
  outputs: Record<string, string>,
  resources: [type: string, physicalId: string][] | undefined,
) {
  const send = jest.fn(async (_: any, __: any) => ({
    StackResources: resources?.map(([ResourceType, PhysicalResourceId]) => ({
      ResourceType,
      PhysicalResourceId,
    })),
  }));
  const stack = { arn: STACK, name: 'orders', kind, outputs };
  return {
    send,
    check: (options?: Parameters<typeof assertOwnOutputs>[2]) =>
      assertOwnOutputs({ cloudFormation: { send } as any }, stack, options),
  };
}

/** What the outputs of each kind name. */
const NAMED: [StackKind, string, string, value: string, id?: string][] = [
  ...(['public-api', 'internal-api'] as const).flatMap(kind =>
    [
      ['LoadBalancerArn', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
      ['LoadBalancerSecurityGroupId', 'AWS::EC2::SecurityGroup'],
      ['LogGroupName', 'AWS::Logs::LogGroup'],
      ['ServiceArn', 'AWS::ECS::Service'],
      ['ServiceSecurityGroupId', 'AWS::EC2::SecurityGroup'],
      ['TargetGroupArn', 'AWS::ElasticLoadBalancingV2::TargetGroup'],
      ['TaskDefinitionArn', 'AWS::ECS::TaskDefinition'],
    ].map(([key, type]): (typeof NAMED)[number] => [kind, key, type, 'own']),
  ),
  [
    'certificate',
    'CertificateArn',
    'AWS::CertificateManager::Certificate',
    'own',
  ],
  ['cluster', 'ClusterName', 'AWS::ECS::Cluster', 'own'],
  [
    'cluster',
    'ECSTaskExecutionRole',
    'AWS::IAM::Role',
    'arn:aws:iam::111122223333:role/path/own',
    'own',
  ],
  ...['DeploymentRoleArn', 'PlanRoleArn'].map((key): (typeof NAMED)[number] => [
    'delivery',
    key,
    'AWS::IAM::Role',
    'arn:aws:iam::111122223333:role/path/own',
    'own',
  ]),
  ['delivery', 'RepositoryName', 'AWS::ECR::Repository', 'own'],
  ['dns-zone', 'HostedZoneId', 'AWS::Route53::HostedZone', 'own'],
  ['vpc', 'PrivateSubnetIds', 'AWS::EC2::Subnet', 'own'],
  ['vpc', 'PublicSubnetIds', 'AWS::EC2::Subnet', 'own'],
  ['vpc', 'VpcId', 'AWS::EC2::VPC', 'own'],
];

describe('assertOwnOutputs', () => {
  it.each(NAMED)(
    'accepts for %s the output %s of its own %s',
    async (kind, key, type, value, id = value) => {
      const { check } = setUp(kind, { [key]: value }, [[type, id]]);
      await expect(check()).resolves.toBeUndefined();
    },
  );

  it.each(NAMED)(
    'refuses for %s the output %s of another %s',
    async (kind, key, type, value, id = value) => {
      const error = {
        name: 'NotAllowedError',
        message: `Stack orders has ${value} in its output ${key}, which is no resource of the stack. Nothing was read or changed. Ask whoever created the stack.`,
      };
      await expect(
        setUp(kind, { [key]: value }, [[type, 'other']]).check(),
      ).rejects.toMatchObject(error);
      await expect(
        setUp(kind, { [key]: value }, [['AWS::S3::Bucket', id]]).check(),
      ).rejects.toMatchObject(error);
      await expect(
        setUp(kind, { [key]: value }, undefined).check(),
      ).rejects.toMatchObject(error);
    },
  );

  it('refuses one of a list', async () => {
    const { check } = setUp('vpc', { PublicSubnetIds: 'subnet-1,subnet-2' }, [
      ['AWS::EC2::Subnet', 'subnet-1'],
    ]);
    await expect(check()).rejects.toThrow('Stack orders has subnet-2 in its');
  });

  it.each<[string, StackKind | undefined, Record<string, string>]>([
    ['none', 'vpc', {}],
    ['others', 'vpc', { VpcCidr: '10.0.0.0/16' }],
    ['those of a kind that names none', 'endpoints', { EndpointIds: 'a' }],
    ['those of no kind', undefined, { VpcId: 'vpc-1' }],
  ])('asks nothing about %s', async (_, kind, outputs) => {
    const { check, send } = setUp(kind, outputs, []);
    await check();
    expect(send).not.toHaveBeenCalled();
  });

  it('checks only the outputs that it shall, and can be aborted', async () => {
    const { check, send } = setUp(
      'cluster',
      { ClusterName: 'dev', ECSTaskExecutionRole: 'arn:role/foreign' },
      [['AWS::ECS::Cluster', 'dev']],
    );
    const { signal } = new AbortController();
    await check({ keys: ['ClusterName'], signal });
    expect(send.mock.calls).toEqual([
      [
        expect.objectContaining({ input: { StackName: STACK } }),
        { abortSignal: signal },
      ],
    ]);
    await expect(check()).rejects.toThrow('arn:role/foreign');
  });
});
