import { services } from '../../services';
import { ExistingResourceRequest } from '../../services/ResourceType';
import { referenceOf } from '../reference/serviceAuthorization';
import { callsOfHandler, handlerCalls, HandlerStage } from '.';
import { types } from './handlerPermissions.json';
import { Simulator, startSimulator } from '../../Simulator';

const schemas: Record<string, Partial<Record<string, string[]>>> = types;

/** Types for which CloudFormation makes no calls. */
const WITHOUT_CALLS = ['AWS::CloudFormation::WaitConditionHandle'];

/** Calls that the user guides name and the schemas do not. */
const DOCUMENTED = ['route53:AssociateVPCWithHostedZone'];

/** Every property that decides about a call, so that all calls are made. */
const properties = {
  CapacityProviders: ['FARGATE'],
  DomainName: 'acme.com',
  DomainValidationOptions: [{ DomainName: 'acme.com', HostedZoneId: 'Z1' }],
  EnableDnsSupport: true,
  LoadBalancerArn:
    'arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/a/1',
  LoadBalancerAttributes: [],
  ListenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:listener/app/a/1/2',
  ManagedPolicyArns: ['arn:aws:iam::aws:policy/a'],
  MapPublicIpOnLaunch: true,
  Policies: [{ PolicyName: 'a' }],
  PrivateDnsEnabled: true,
  RecordSets: [{ Name: 'acme.com', Type: 'A' }],
  RetentionInDays: 30,
  Roles: ['a'],
  ScalingTargetId: 'service/a/b|ecs:service:DesiredCount|ecs',
  SecurityGroupEgress: [{}],
  SecurityGroupIngress: [{}],
  Tags: [{ Key: 'a', Value: 'b' }],
  TargetGroupAttributes: [],
  Targets: [{}],
};

describe('the calls of CloudFormation', () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startSimulator();
  });

  afterAll(() => simulator.close());

  const callsOf = (type: string, stage: HandlerStage) =>
    callsOfHandler(type, stage, {
      region: simulator.world.account('123456789012').region('eu-west-1'),
      stackName: 'orders',
      stackId: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1',
      logicalId: 'Resource',
      physicalId: 'a/b|c',
      properties,
      previousProperties: {},
      stackTags: [{ Key: 'aws:cloudformation:stack-name', Value: 'orders' }],
      signal: new AbortController().signal,
      report() {},
    } as ExistingResourceRequest).map(
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

  it('go to services that it has, or to CloudWatch', () => {
    expect(
      Object.keys(handlerCalls).filter(service => !services.has(service)),
    ).toEqual([]);
  });
});
