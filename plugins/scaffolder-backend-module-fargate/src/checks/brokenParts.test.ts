import { Answers, awsError, cannedAws } from '../__testUtils__/cannedAws';
import { BrokenPart } from './BrokenPart';
import { brokenParts } from './brokenParts';

const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
const REVISION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:7';
const TARGETS = 'arn:targetgroup';

const outputs = {
  ServiceArn: SERVICE,
  TaskDefinitionArn: REVISION,
  LoadBalancerArn: 'arn:loadbalancer',
  LoadBalancerDnsName: 'Orders-1.elb.amazonaws.com',
  LoadBalancerSecurityGroupId: 'sg-lb',
  ServiceSecurityGroupId: 'sg-tasks',
  TargetGroupArn: TARGETS,
  ListenerArn: 'arn:listener',
  CertificateArn: 'arn:certificate',
  LogGroupName: '/ecs/orders',
  DomainName: 'orders.acme.com',
  HostedZoneId: 'Z1',
};
const parameters = {
  ContainerPort: '8080',
  HealthCheckPath: '/health',
  Autoscaling: 'on',
  MinCount: '2',
  MaxCount: '6',
  DesiredCount: '3',
  CpuTargetPercent: '60',
  RequestsPerTarget: '1000',
};
type Stack = Parameters<typeof brokenParts>[1];
const stack: Stack = { kind: 'public-api', outputs, parameters };

const trust = (statement: object) => ({
  Role: {
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(statement)),
  },
});
const TRUSTED = trust({
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
});

const liveService = (more: object = {}) => ({
  services: [
    {
      serviceArn: SERVICE,
      status: 'ACTIVE',
      taskDefinition: REVISION,
      ...more,
    },
  ],
});
const definition = (more: object = {}) => ({
  taskDefinition: {
    taskDefinitionArn: REVISION,
    status: 'ACTIVE',
    executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
    taskRoleArn: 'arn:aws:iam::123456789012:role/portal/apis/task',
    ...more,
  },
});
const group = (more: object = {}) => ({
  TargetGroups: [
    {
      HealthCheckPath: '/health',
      LoadBalancerArns: ['arn:loadbalancer'],
      ...more,
    },
  ],
});
const rule = (port: number, more: object) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...more,
});
const ANYBODY = rule(443, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] });
const FROM_BALANCER = rule(8080, { UserIdGroupPairs: [{ GroupId: 'sg-lb' }] });
const groups = (balancer: object[], tasks: object[]) => ({
  SecurityGroups: [
    { GroupId: 'sg-lb', IpPermissions: balancer },
    { GroupId: 'sg-tasks', IpPermissions: tasks },
  ],
});
const record = (more: object) => ({
  ResourceRecordSets: [{ Name: 'orders.acme.com.', Type: 'A', ...more }],
});
const policy = (PolicyName: string, TargetValue?: number) => ({
  PolicyName,
  TargetTrackingScalingPolicyConfiguration: { TargetValue },
});

/** Of an API of which nothing is broken. */
const WHOLE: Answers = {
  DescribeServices: liveService(),
  DescribeTaskDefinition: definition(),
  DescribeLoadBalancers: { LoadBalancers: [{ State: { Code: 'active' } }] },
  DescribeTargetGroups: group(),
  DescribeListeners: {
    Listeners: [{ Certificates: [{ CertificateArn: 'arn:certificate' }] }],
  },
  DescribeSecurityGroups: groups([ANYBODY], [FROM_BALANCER]),
  DescribeLogGroups: {
    logGroups: [{ logGroupName: '/ecs/orders' }],
  },
  GetRole: TRUSTED,
  ListResourceRecordSets: record({
    AliasTarget: { DNSName: 'dualstack.ORDERS-1.elb.amazonaws.com.' },
  }),
  DescribeScalableTargets: {
    ScalableTargets: [{ MinCapacity: 2, MaxCapacity: 6 }],
  },
  DescribeScalingPolicies: {
    ScalingPolicies: [policy('cpu', 60), policy('requests', 1000)],
  },
};

const find = (answers: Answers = {}, change: Partial<Stack> = {}) =>
  brokenParts(cannedAws({ ...WHOLE, ...answers }).clients, {
    ...stack,
    ...change,
  });

const REDEPLOY = 'delete the API and deploy it again';
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const ALIAS = {
  repair: 'make orders.acme.com an alias of Orders-1.elb.amazonaws.com',
  isOutside: true,
};
const LIMITS = {
  repair:
    'register it again with aws application-autoscaling register-scalable-target --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/dev/orders --min-capacity 2 --max-capacity 6',
  isOutside: true,
};
const SCALED =
  '--service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/dev/orders';

describe('brokenParts', () => {
  it('finds none of a whole API, and can be aborted', async () => {
    const { clients, signals } = cannedAws(WHOLE);
    const { signal } = new AbortController();
    expect(await brokenParts(clients, stack, { signal })).toEqual([]);
    expect(signals.length).toBeGreaterThanOrEqual(Object.keys(WHOLE).length);
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it('asks for what the stack names', async () => {
    const { clients, inputs } = cannedAws(WHOLE);
    await brokenParts(clients, stack);
    const scaled = {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
    };
    const id = 'service/dev/orders';
    expect(inputs).toEqual(
      expect.arrayContaining([
        ['DescribeLoadBalancers', { LoadBalancerArns: ['arn:loadbalancer'] }],
        ['DescribeTargetGroups', { TargetGroupArns: [TARGETS] }],
        ['DescribeScalingPolicies', { ...scaled, ResourceId: id }],
        ['DescribeScalableTargets', { ...scaled, ResourceIds: [id] }],
        [
          'DescribeSecurityGroups',
          expect.objectContaining({
            Filters: [{ Name: 'group-id', Values: ['sg-lb', 'sg-tasks'] }],
          }),
        ],
        [
          'DescribeLogGroups',
          expect.objectContaining({ logGroupNamePrefix: '/ecs/orders' }),
        ],
      ]),
    );
    expect(
      inputs.filter(([operation]) => operation === 'DescribeListeners'),
    ).toEqual(
      [1, 2].map(() => [
        'DescribeListeners',
        { ListenerArns: ['arn:listener'] },
      ]),
    );
  });

  it.each<[string, string[], number]>([
    [
      'ListResourceRecordSets',
      ['DomainName', 'HostedZoneId', 'LoadBalancerDnsName'],
      0,
    ],
    // The listener itself is read in any case.
    ['DescribeListeners', ['CertificateArn'], 1],
    ['DescribeListeners', ['ListenerArn'], 0],
    ['DescribeScalingPolicies', ['ServiceArn'], 0],
    ['DescribeScalableTargets', ['ServiceArn'], 0],
  ])('asks %s only with each of %j', async (operation, names, count) => {
    for (const name of names) {
      const { clients, inputs } = cannedAws(WHOLE);
      await brokenParts(clients, {
        ...stack,
        outputs: { ...outputs, [name]: '' },
      });
      expect(inputs.filter(([one]) => one === operation)).toHaveLength(count);
    }
  });

  it('asks for no policies where nothing but office hours scales', async () => {
    const { clients, inputs } = cannedAws(WHOLE);
    await brokenParts(clients, {
      ...stack,
      parameters: { ...parameters, Autoscaling: 'off', OfficeHours: 'on' },
    });
    const operations = inputs.map(([operation]) => operation);
    expect(operations).toContain('DescribeScalableTargets');
    expect(operations).not.toContain('DescribeScalingPolicies');
  });

  it('asks nothing about what a stack has no output for', async () => {
    const { clients, inputs } = cannedAws({});
    expect(await brokenParts(clients, { outputs: {}, parameters })).toEqual([]);
    expect(inputs).toEqual([]);
  });

  it.each<[string, Answers, Partial<Stack>?]>([
    [
      'another deployment failed than that of the stack',
      {
        DescribeServices: liveService({
          taskDefinition: 'arn:other',
          deployments: [{ status: 'PRIMARY', rolloutState: 'FAILED' }],
        }),
      },
    ],
    [
      'a load balancer cannot scale',
      {
        DescribeLoadBalancers: {
          LoadBalancers: [{ State: { Code: 'active_impaired' } }],
        },
      },
    ],
    [
      'a health check has no path',
      { DescribeTargetGroups: group({ HealthCheckPath: undefined }) },
    ],
    [
      'a health check has no path in the stack',
      { DescribeTargetGroups: group({ HealthCheckPath: '/' }) },
      { parameters: { ...parameters, HealthCheckPath: '' } },
    ],
    [
      'the tasks of an internal API allow another',
      { DescribeSecurityGroups: groups([ANYBODY], []) },
      { kind: 'internal-api' },
    ],
    [
      'the tasks allow a network',
      {
        DescribeSecurityGroups: groups(
          [rule(80, { IpRanges: [{ CidrIp: '10.0.0.0/8' }] })],
          [rule(8080, { IpRanges: [{ CidrIp: '10.0.0.0/8' }] })],
        ),
      },
    ],
    [
      'the stack has no group of a load balancer',
      { DescribeSecurityGroups: groups([], []) },
      { outputs: { ...outputs, LoadBalancerSecurityGroupId: '' } },
    ],
    [
      'log groups may not be read',
      { DescribeLogGroups: awsError('AccessDeniedException') },
    ],
    ['roles may not be read', { GetRole: awsError('AccessDenied') }],
    [
      'the revision has no roles',
      {
        DescribeTaskDefinition: definition({
          executionRoleArn: undefined,
          taskRoleArn: undefined,
        }),
      },
    ],
    [
      'records may not be read',
      { ListResourceRecordSets: awsError('AccessDenied') },
    ],
    [
      'a record has the alias without a dot',
      {
        ListResourceRecordSets: record({
          AliasTarget: { DNSName: 'orders-1.elb.amazonaws.com' },
        }),
      },
    ],
    [
      'the listener has no certificate',
      { DescribeListeners: { Listeners: [{}] } },
    ],
    [
      'the limits are those of a night outside office hours',
      {
        DescribeScalableTargets: {
          ScalableTargets: [{ MinCapacity: 0, MaxCapacity: 0 }],
        },
      },
      { parameters: { ...parameters, OfficeHours: 'on' } },
    ],
    [
      'office hours keep the desired count',
      {
        DescribeScalableTargets: {
          ScalableTargets: [{ MinCapacity: 3, MaxCapacity: 3 }],
        },
      },
      { parameters: { ...parameters, Autoscaling: 'off', OfficeHours: 'on' } },
    ],
    [
      'nothing scales it',
      { DescribeScalableTargets: {}, DescribeScalingPolicies: {} },
      { parameters: { ...parameters, Autoscaling: 'off' } },
    ],
    [
      'scaling policies may not be read',
      { DescribeScalingPolicies: awsError('AccessDeniedException') },
    ],
    ['it has no scaling policies', { DescribeScalingPolicies: {} }],
    [
      'another log group has a longer name',
      {
        DescribeLogGroups: {
          logGroups: [
            { logGroupName: '/ecs/orders-2' },
            { logGroupName: '/ecs/orders' },
          ],
        },
      },
    ],
    [
      'the tasks also allow another group',
      {
        DescribeSecurityGroups: groups(
          [ANYBODY],
          [
            rule(8080, {
              UserIdGroupPairs: [{ GroupId: 'sg-x' }, { GroupId: 'sg-lb' }],
            }),
          ],
        ),
      },
    ],
  ])('finds none when %s', async (...[, answers, change]) => {
    expect(await find(answers, change)).toEqual([]);
  });

  it.each<[string, Answers, Partial<Stack>, BrokenPart]>([
    [
      'a service that ECS does not have',
      { DescribeServices: {} },
      {},
      { text: 'the service orders does not exist', repair: REDEPLOY },
    ],
    [
      'a service whose cluster ECS does not have',
      { DescribeServices: awsError('ClusterNotFoundException') },
      {},
      { text: 'the service orders does not exist', repair: REDEPLOY },
    ],
    [
      'a deleted service',
      { DescribeServices: liveService({ status: 'INACTIVE' }) },
      {},
      { text: 'the service orders is INACTIVE', repair: REDEPLOY },
    ],
    [
      'a failed deployment',
      {
        DescribeServices: liveService({
          deployments: [
            { status: 'ACTIVE', rolloutState: 'COMPLETED' },
            { status: 'PRIMARY', rolloutState: 'FAILED' },
          ],
        }),
      },
      {},
      {
        text: 'the last deployment of the service orders failed, so ECS starts no more tasks',
        repair:
          'fix what keeps its tasks from becoming healthy, and restart it on the card or with aws ecs update-service --force-new-deployment --cluster dev --service orders; or change the image or the configuration with fargate:api:update',
        isDeployment: true,
      },
    ],
    ...[definition({ status: 'INACTIVE' }), awsError('ClientException')].map(
      (answer): [string, Answers, Partial<Stack>, BrokenPart] => [
        'a deregistered revision',
        { DescribeTaskDefinition: answer },
        {},
        {
          text: 'task definition orders:7 of the stack is deregistered (INACTIVE)',
          repair:
            'change the image or the size and set onDrift to "overwrite" or "adopt", which makes a new revision; if its tasks do not start, the rollback fails',
          isRevision: true,
        },
      ],
    ),
    [
      'a failed load balancer',
      {
        DescribeLoadBalancers: {
          LoadBalancers: [{ State: { Code: 'failed' } }],
        },
      },
      {},
      { text: 'the load balancer is failed', repair: REDEPLOY },
    ],
    [
      'no load balancer',
      { DescribeLoadBalancers: awsError('LoadBalancerNotFoundException') },
      {},
      { text: 'the load balancer does not exist', repair: REDEPLOY },
    ],
    ...[{}, { LoadBalancers: [{}] }].map(
      (answer): [string, Answers, Partial<Stack>, BrokenPart] => [
        'a load balancer that is not described',
        { DescribeLoadBalancers: answer },
        {},
        { text: 'the load balancer does not exist', repair: REDEPLOY },
      ],
    ),
    [
      'a target group that is not described',
      { DescribeTargetGroups: {} },
      {},
      { text: 'the target group does not exist', repair: REDEPLOY },
    ],
    [
      'a listener that is not described',
      { DescribeListeners: {} },
      {},
      { text: 'the listener does not exist', repair: REDEPLOY },
    ],
    ...['sg-lb', 'sg-tasks'].map(
      (id): [string, Answers, Partial<Stack>, BrokenPart] => [
        `one security group, which is not ${id}`,
        {
          DescribeSecurityGroups: {
            SecurityGroups: groups(
              [ANYBODY],
              [FROM_BALANCER],
            ).SecurityGroups.filter(({ GroupId }) => GroupId !== id),
          },
        },
        {},
        { text: `security group ${id} does not exist`, repair: REDEPLOY },
      ],
    ),
    [
      'a record that leads nowhere',
      { ListResourceRecordSets: record({ AliasTarget: {} }) },
      {},
      {
        text: 'hosted zone Z1 has no A record orders.acme.com, so nobody finds the load balancer by that name',
        ...ALIAS,
      },
    ],
    [
      'other limits than office hours have',
      {
        DescribeScalableTargets: {
          ScalableTargets: [{ MinCapacity: 1, MaxCapacity: 1 }],
        },
      },
      { parameters: { ...parameters, OfficeHours: 'on' } },
      {
        text: 'autoscaling keeps 1 to 1 tasks, and the stack has 2 to 6',
        ...LIMITS,
      },
    ],
    [
      'a policy without a target',
      { DescribeScalingPolicies: { ScalingPolicies: [{ PolicyName: 'cpu' }] } },
      {},
      {
        text: 'the scaling policy cpu has the target undefined, and the stack has 60',
        repair: `change it back with aws application-autoscaling put-scaling-policy ${SCALED} --policy-name cpu, or change the target to another value`,
        isOutside: true,
      },
    ],
    [
      'no target group',
      { DescribeTargetGroups: awsError('TargetGroupNotFoundException') },
      {},
      { text: 'the target group does not exist', repair: REDEPLOY },
    ],
    [
      'another health check',
      { DescribeTargetGroups: group({ HealthCheckPath: '/' }) },
      {},
      {
        text: 'the target group checks /, and the stack has /health',
        repair: `set healthCheckPath to another path than /health, or change it back with aws elbv2 modify-target-group --health-check-path /health --target-group-arn ${TARGETS}`,
        isHealthCheck: true,
      },
    ],
    [
      'a target group that no listener has',
      { DescribeTargetGroups: group({ LoadBalancerArns: undefined }) },
      {},
      {
        text: 'no listener of the load balancer forwards to the target group',
        repair: REDEPLOY,
      },
    ],
    [
      'no listener',
      { DescribeListeners: awsError('ListenerNotFoundException') },
      {},
      { text: 'the listener does not exist', repair: REDEPLOY },
    ],
    [
      'no security groups',
      { DescribeSecurityGroups: {} },
      {},
      {
        text: 'security group sg-lb, sg-tasks does not exist',
        repair: REDEPLOY,
      },
    ],
    [
      'a load balancer that allows nobody',
      {
        DescribeSecurityGroups: groups(
          [rule(8443, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] })],
          [FROM_BALANCER],
        ),
      },
      {},
      {
        text: 'security group sg-lb of the load balancer allows nobody, so no request arrives',
        repair: 'add an ingress rule for the port of its listener',
        isOutside: true,
      },
    ],
    [
      'tasks that allow another group only',
      {
        DescribeSecurityGroups: groups(
          [ANYBODY],
          [rule(8080, { UserIdGroupPairs: [{ GroupId: 'sg-other' }] })],
        ),
      },
      {},
      {
        text: 'security group sg-tasks of the tasks does not allow sg-lb of the load balancer on port 8080, so no target becomes healthy',
        repair: 'add an ingress rule for TCP 8080 from sg-lb',
      },
    ],
    [
      'another log group',
      { DescribeLogGroups: { logGroups: [{ logGroupName: '/ecs/orders-2' }] } },
      {},
      {
        text: 'log group /ecs/orders does not exist, so no task can start',
        repair:
          'create it again with aws logs create-log-group --log-group-name /ecs/orders',
      },
    ],
    [
      'another alias',
      {
        ListResourceRecordSets: record({
          AliasTarget: { DNSName: 'Old.elb.' },
        }),
      },
      {},
      {
        text: 'orders.acme.com leads to old.elb. and not to the load balancer',
        ...ALIAS,
      },
    ],
    [
      'addresses instead of an alias',
      {
        ListResourceRecordSets: record({
          ResourceRecords: [{ Value: '1.2.3.4' }, { Value: '1.2.3.5' }],
        }),
      },
      {},
      {
        text: 'orders.acme.com leads to 1.2.3.4, 1.2.3.5 and not to the load balancer',
        ...ALIAS,
      },
    ],
    ...[{}, awsError('NoSuchHostedZone')].map(
      (answer): [string, Answers, Partial<Stack>, BrokenPart] => [
        'no record or zone',
        { ListResourceRecordSets: answer },
        {},
        {
          text: 'hosted zone Z1 has no A record orders.acme.com, so nobody finds the load balancer by that name',
          ...ALIAS,
        },
      ],
    ),
    [
      'another certificate',
      {
        DescribeListeners: {
          Listeners: [{ Certificates: [{ CertificateArn: 'arn:other' }] }],
        },
      },
      {},
      {
        text: 'the listener presents arn:other, and the stack has arn:certificate',
        repair:
          'change it back with aws elbv2 modify-listener --listener-arn arn:listener --certificates CertificateArn=arn:certificate',
        isOutside: true,
      },
    ],
    [
      'no scalable target',
      { DescribeScalableTargets: {} },
      {},
      {
        text: 'the service is no scalable target any more, so its count does not follow the load',
        ...LIMITS,
      },
    ],
    [
      'no scalable target of office hours',
      { DescribeScalableTargets: {} },
      {
        parameters: {
          ...parameters,
          Autoscaling: 'off',
          OfficeHours: 'on',
          DesiredCount: '2',
          MaxCount: '',
        },
      },
      {
        text: 'the service is no scalable target any more, so its count does not follow the office hours',
        repair: LIMITS.repair.replace('capacity 6', 'capacity 2'),
        isOutside: true,
      },
    ],
    [
      'other limits',
      {
        DescribeScalableTargets: {
          ScalableTargets: [{ MinCapacity: 0, MaxCapacity: 0 }],
        },
      },
      {},
      {
        text: 'autoscaling keeps 0 to 0 tasks, and the stack has 2 to 6',
        ...LIMITS,
      },
    ],
    [
      'another scaling policy',
      { DescribeScalingPolicies: { ScalingPolicies: [policy('memory', 1)] } },
      {},
      {
        text: 'the scaling policy memory is not from the stack',
        repair: `delete it with aws application-autoscaling delete-scaling-policy ${SCALED} --policy-name memory, or leave it`,
        isOutside: true,
      },
    ],
    [
      'another target of a policy',
      {
        DescribeScalingPolicies: {
          ScalingPolicies: [policy('cpu', 61), policy('requests', 1000)],
        },
      },
      {},
      {
        text: 'the scaling policy cpu has the target 61, and the stack has 60',
        repair: `change it back with aws application-autoscaling put-scaling-policy ${SCALED} --policy-name cpu, or change the target to another value`,
        isOutside: true,
      },
    ],
    [
      'no task role',
      {
        GetRole: ({ RoleName }) =>
          RoleName === 'task' ? awsError('NoSuchEntityException') : TRUSTED,
      },
      {},
      {
        text: 'task role task does not exist, so no task can start',
        repair: `create it again with aws iam create-role --role-name task --path /portal/apis/ --assume-role-policy-document '${TRUST}', and give it the boundary and the policies that it had`,
      },
    ],
    [
      'no execution role',
      {
        GetRole: ({ RoleName }) =>
          RoleName === 'execution'
            ? awsError('NoSuchEntityException')
            : TRUSTED,
      },
      {},
      {
        text: 'task execution role execution does not exist, so no task can start',
        repair: `create it again with aws iam create-role --role-name execution --assume-role-policy-document '${TRUST}', and give it the boundary and the policies that it had`,
      },
    ],
  ])('finds %s', async (_, answers, change, part) => {
    expect(await find(answers, change)).toEqual([part]);
  });

  const allow = (more: object) => ({
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
    ...more,
  });

  it.each<[string, object | undefined, boolean]>([
    [
      'a list of everything',
      {
        Statement: [
          allow({
            Principal: { Service: ['a', 'ecs-tasks.amazonaws.com'] },
            Action: ['a', 'sts:AssumeRole'],
          }),
        ],
      },
      true,
    ],
    ['everybody', { Statement: [allow({ Principal: '*' })] }, true],
    ['all actions of STS', { Statement: [allow({ Action: 'STS:*' })] }, true],
    ['all actions', { Statement: [allow({ Action: '*' })] }, true],
    ['a denial', { Statement: [allow({ Effect: 'Deny' })] }, false],
    [
      'another service',
      { Statement: [allow({ Principal: { Service: 'ec2.amazonaws.com' } })] },
      false,
    ],
    ['an account', { Statement: [allow({ Principal: { AWS: '1' } })] }, false],
    ['nobody', { Statement: [allow({ Principal: undefined })] }, false],
    [
      'another action',
      { Statement: [allow({ Action: 'sts:AssumeRoleWithSAML' })] },
      false,
    ],
    [
      'another service of that name',
      { Statement: [allow({ Action: 'xsts:AssumeRole' })] },
      false,
    ],
    ['no statement', {}, false],
  ])('reads who may assume a role: %s', async (_, document, isTrusted) => {
    expect(await find({ GetRole: trust(document!) })).toEqual(
      isTrusted
        ? []
        : ['task execution role execution', 'task role task'].map(noun => ({
            text: `${noun} does not trust ecs-tasks.amazonaws.com, so no task can start`,
            repair: `change that with aws iam update-assume-role-policy --role-name ${noun
              .split(' ')
              .pop()} --policy-document '${TRUST}'`,
          })),
    );
  });

  it('takes a role without a trust policy for one that nobody may assume', async () => {
    expect(await find({ GetRole: { Role: {} } })).toHaveLength(2);
  });

  it.each([
    'DescribeServices',
    'DescribeTaskDefinition',
    'DescribeLoadBalancers',
    'DescribeTargetGroups',
    'DescribeListeners',
    'DescribeSecurityGroups',
    'DescribeLogGroups',
    'GetRole',
    'ListResourceRecordSets',
    'DescribeScalableTargets',
    'DescribeScalingPolicies',
  ])('does not hide another error of %s', async operation => {
    await expect(
      find({ [operation]: awsError('ThrottlingException') }),
    ).rejects.toThrow('ThrottlingException of AWS');
  });
});
