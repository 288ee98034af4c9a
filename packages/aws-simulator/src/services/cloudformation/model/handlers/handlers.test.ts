import { services } from '../../../index';
import { ExistingResourceRequest } from '../../../ResourceType';
import { accessRequests } from '../../../../authorization/accessRequests';
import { referenceOf } from '../../../../authorization/reference/actionReference';
import { callsOfHandler, handlerCalls, HandlerStage } from '.';
import { types } from './handlerPermissions.json';
import { Simulator, startSimulator } from '../../../../Simulator';

const schemas: Record<string, Partial<Record<string, string[]>>> = types;

/** Types for which CloudFormation makes no calls. */
const WITHOUT_CALLS = [
  'AWS::CDK::Metadata',
  'AWS::CloudFormation::WaitConditionHandle',
  'Custom::S3AutoDeleteObjects',
  'Custom::VpcRestrictDefaultSG',
];

/** Calls that the user guides name and the schemas do not. */
const DOCUMENTED = ['route53:AssociateVPCWithHostedZone'];

const BALANCING = 'arn:aws:elasticloadbalancing:eu-west-1:1';

/** Where the id tells what a resource is. */
const PHYSICAL_IDS: Record<string, string> = {
  'AWS::EFS::AccessPoint': 'fsap-1',
  'AWS::EFS::FileSystem': 'fs-1',
  'AWS::ElasticLoadBalancingV2::Listener': `${BALANCING}:listener/app/a/1/2`,
  'AWS::ElasticLoadBalancingV2::ListenerRule': `${BALANCING}:listener-rule/app/a/1/2/3`,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': `${BALANCING}:loadbalancer/app/a/1`,
  'AWS::ElasticLoadBalancingV2::TargetGroup': `${BALANCING}:targetgroup/a/1`,
  'AWS::SNS::Subscription': 'arn:aws:sns:eu-west-1:1:a:b',
  'AWS::SNS::Topic': 'arn:aws:sns:eu-west-1:1:a',
};

/** Every property that decides about a call, so that all calls are made. */
const properties = {
  AliasName: 'alias/a',
  Bucket: 'a',
  BucketEncryption: {},
  CapacityProviders: ['FARGATE'],
  ClientIdList: ['a'],
  Code: {},
  Description: 'a',
  DomainName: 'acme.com',
  DomainValidationOptions: [{ DomainName: 'acme.com', HostedZoneId: 'Z1' }],
  BackupPolicy: {},
  EnableDnsSupport: true,
  EnableKeyRotation: true,
  FileSystemId: 'fs-1',
  FileSystemPolicy: {},
  GenerateSecretString: {},
  GroupId: 'sg-1',
  HostedZoneId: 'Z1',
  ImageScanningConfiguration: {},
  ImageTagMutability: 'IMMUTABLE',
  InternetGatewayId: 'igw-1',
  KeyPolicy: {},
  LifecycleConfiguration: {},
  LifecyclePolicies: [],
  LogGroupName: 'a',
  LifecyclePolicy: {},
  LoadBalancerArn: `${BALANCING}:loadbalancer/app/a/1`,
  LoadBalancerAttributes: [],
  ListenerArn: `${BALANCING}:listener/app/a/1/2`,
  ManagedPolicyArns: ['arn:aws:iam::aws:policy/a'],
  MapPublicIpOnLaunch: true,
  Name: 'acme.com',
  NamespaceId: 'ns-1',
  NetworkAclId: 'acl-1',
  OwnershipControls: {},
  Policies: [{ PolicyName: 'a' }],
  PrivateDnsEnabled: true,
  PublicAccessBlockConfiguration: {},
  Queues: ['https://sqs.eu-west-1.amazonaws.com/123456789012/a'],
  RecordSets: [{ Name: 'acme.com', Type: 'A' }],
  RepositoryPolicyText: {},
  RetentionInDays: 30,
  RouteTableId: 'rtb-1',
  ResourceArn: `${BALANCING}:loadbalancer/app/a/1`,
  Role: 'arn:aws:iam::1:role/a',
  RoleName: 'a',
  Roles: ['a'],
  ScalingTargetId: 'service/a/b|ecs:service:DesiredCount|ecs',
  SecurityGroupEgress: [{}],
  SecurityGroupIngress: [{}],
  SubnetId: 'subnet-1',
  Tags: [{ Key: 'a', Value: 'b' }],
  TargetGroupAttributes: [],
  TargetKeyId: 'a',
  Targets: [{}],
  TopicArn: 'arn:aws:sns:eu-west-1:1:a',
  Topics: ['arn:aws:sns:eu-west-1:1:a'],
  TransitGatewayAttachmentId: 'tgw-attach-1',
  TransitGatewayRouteTableId: 'tgw-rtb-1',
  ThumbprintList: ['a'],
  Type: 'A',
  Url: 'https://acme.com',
  VersioningConfiguration: {},
  VpcId: 'vpc-1',
  WebACLArn: 'arn:aws:wafv2:eu-west-1:1:regional/webacl/a/1',
};

describe('the calls of CloudFormation', () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startSimulator();
  });

  afterAll(() => simulator.close());

  const serviceCalls = (type: string, stage: HandlerStage) =>
    callsOfHandler(type, stage, {
      region: simulator.world.account('123456789012').region('eu-west-1'),
      stackName: 'orders',
      stackId: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1',
      logicalId: 'Resource',
      physicalId: PHYSICAL_IDS[type] ?? 'a/b|c',
      properties,
      previousProperties: {},
      previousStackTags: [],
      stackTags: [{ Key: 'aws:cloudformation:stack-name', Value: 'orders' }],
      signal: new AbortController().signal,
      report() {},
    } as ExistingResourceRequest);

  const callsOf = (type: string, stage: HandlerStage) =>
    serviceCalls(type, stage).map(
      ({ service, operation }) => `${service}:${operation}`,
    );

  it('are known for every type that the simulator makes', () => {
    const known = Object.values(handlerCalls).flatMap(Object.keys);
    expect([...known, ...WITHOUT_CALLS].sort()).toEqual(
      [...services.values()]
        .flatMap(({ resourceTypes = [] }) => resourceTypes)
        .map(({ typeName }) => typeName)
        .sort(),
    );
  });

  it.each(Object.values(handlerCalls).flatMap(Object.keys))(
    'for %s are in its schema and in the reference',
    type => {
      const stages = [
        ['create', 'create', 'update', 'read'],
        ['created', 'create', 'update', 'read'],
        ['update', 'update', 'create'],
        ['delete', 'delete'],
      ] as const;
      const schema = schemas[type];
      const unknown = stages.flatMap(([stage, ...handlers]) => {
        const allowed = [
          ...handlers.flatMap(handler => schema?.[handler] ?? []),
          ...DOCUMENTED,
        ];
        return callsOf(type, stage)
          .filter(action => referenceOf(action))
          .filter(action => schema && !allowed.includes(action))
          .map(action => `${stage}: ${action}`);
      });
      expect(unknown).toEqual([]);
    },
  );

  it.each(Object.values(handlerCalls).flatMap(Object.keys))(
    'for %s name what they are about',
    type => {
      const nameless = (['create', 'created', 'update', 'delete'] as const)
        .flatMap(stage => serviceCalls(type, stage))
        .flatMap(call => accessRequests(call, {}))
        .filter(({ resource, action }) => {
          const known = Object.values(referenceOf(action).resources);
          return resource === '*' && known.some(({ required }) => required);
        })
        .map(({ action }) => action);
      expect(nameless).toEqual([]);
    },
  );

  it('go to services that it has; CloudWatch signs as monitoring', () => {
    expect(
      Object.keys(handlerCalls).filter(service => !services.has(service)),
    ).toEqual(['cloudwatch']);
  });
});
