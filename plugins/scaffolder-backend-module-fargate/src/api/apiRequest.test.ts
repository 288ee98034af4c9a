import { apiOutputs } from './apiOutputs';
import { apiRequest } from './apiRequest';
import { apiStackName } from './apiStackName';
import { DEPLOYABLE_SHAPES } from './shapes';

const ENTITY = { namespace: 'pay', name: 'orders', owner: 'group:default/a' };

const TEMPLATE = `Resources:
  Service:
    Type: AWS::ECS::Service
`;

describe('apiStackName', () => {
  it.each([
    ['default', 'orders'],
    ['pay', 'pay-orders'],
  ])('in %s is %s', (namespace, expected) => {
    expect(apiStackName({ namespace, name: 'orders' })).toBe(expected);
  });
});

describe('apiRequest', () => {
  const request = (kind: 'public-api' | 'internal-api') =>
    apiRequest(
      DEPLOYABLE_SHAPES[kind],
      TEMPLATE,
      { entity: ENTITY },
      {
        target: {} as any,
        entity: { name: 'dev', namespace: 'default', owner: ENTITY.owner },
        entityRef: 'resource:default/dev',
        clusterName: 'dev',
        executionRole: 'role',
        network: {
          vpcId: 'vpc-1',
          publicSubnetIds: ['p'],
          privateSubnetIds: ['a', 'b'],
        },
      },
      { ImageUrl: 'orders:v1', ClusterName: 'other' },
    );

  it('places the API in its environment, unless its parameters say otherwise', () => {
    const { health, template, ...others } = request('public-api');
    expect(template).toContain('group:default/a');
    expect(health?.noun).toBe('targets');
    expect(others).toEqual({
      label: 'API',
      kind: 'public-api',
      guardedTypes: DEPLOYABLE_SHAPES['public-api'].facts.guardedTypes,
      name: 'pay-orders',
      parameters: {
        VpcId: 'vpc-1',
        PrivateSubnetIds: 'a,b',
        ClusterName: 'other',
        ECSTaskExecutionRole: 'role',
        ServiceName: 'pay-orders',
        ImageUrl: 'orders:v1',
      },
      createsRoles: true,
      entityRef: 'api:pay/orders',
      untouched: 'environment dev untouched; nothing registered',
      onReplacement: 'fail',
    });
  });

  it('says what else a failure does not affect', () => {
    const { alsoUntouched } = DEPLOYABLE_SHAPES['internal-api'];
    expect(alsoUntouched).toMatch(/\w/);
    expect(request('internal-api').untouched).toBe(
      `environment dev and ${alsoUntouched} untouched; nothing registered`,
    );
  });
});

describe('apiOutputs', () => {
  const of = (outputs: Record<string, string>) =>
    apiOutputs(DEPLOYABLE_SHAPES['public-api'], {
      arn: 'arn:stack',
      outputs,
      changed: true,
    });

  it('are those of the stack', () => {
    expect(
      of({
        Url: 'https://orders.acme.com',
        ServiceArn: 'arn:service',
        TargetGroupArn: 'arn:group',
        LoadBalancerArn: 'arn:balancer',
        LoadBalancerDnsName: 'orders.elb',
        ClusterName: 'dev',
        LogGroupName: 'logs',
      }),
    ).toMatchObject({
      stackArn: 'arn:stack',
      endpoint: 'https://orders.acme.com',
      serviceArn: 'arn:service',
      targetGroupArn: 'arn:group',
      loadBalancerArn: 'arn:balancer',
      loadBalancerDnsName: 'orders.elb',
      clusterName: 'dev',
      logGroupName: 'logs',
      annotations: {
        'fargate-api/stack-arn': 'arn:stack',
        'aws.amazon.com/amazon-ecs-service-arn': 'arn:service',
      },
      changed: true,
    });
  });

  it('are empty where the stack has none', () => {
    const { annotations, changed, stackArn, ...others } = of({});
    expect(new Set(Object.values(others))).toEqual(new Set(['']));
    expect(annotations).toEqual({
      'fargate-api/stack-arn': 'arn:stack',
      'aws.amazon.com/amazon-ecs-service-arn': '',
    });
  });
});
