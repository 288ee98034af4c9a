import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Answers } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { OnDrift } from '../live/onDrift';
import { assertRepairable } from './assertRepairable';
import { ApiParameters } from './shapes/DeployableShape';

const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
const REVISION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:7';
const PARAMETERS = {
  ImageUrl: 'orders:v1',
  DesiredCount: '2',
  HealthCheckPath: '/health',
  IdleTimeoutSeconds: '60',
};

/** An API of which some parts are broken: no new tasks start, or none is needed. */
const BROKEN: Record<string, Answers> = {
  deployment: {
    DescribeServices: {
      services: [
        {
          status: 'ACTIVE',
          taskDefinition: REVISION,
          deployments: [{ status: 'PRIMARY', rolloutState: 'FAILED' }],
        },
      ],
    },
  },
  revision: {
    DescribeTaskDefinition: { taskDefinition: { status: 'INACTIVE' } },
  },
  healthCheck: {
    DescribeTargetGroups: { TargetGroups: [{ HealthCheckPath: '/' }] },
  },
  logGroup: { DescribeLogGroups: {} },
  outside: { DescribeScalableTargets: {} },
};

const WHOLE: Answers = {
  DescribeServices: {
    services: [{ status: 'ACTIVE', taskDefinition: REVISION }],
  },
  DescribeTaskDefinition: { taskDefinition: { status: 'ACTIVE' } },
  DescribeTargetGroups: { TargetGroups: [{ HealthCheckPath: '/health' }] },
  DescribeLogGroups: { logGroups: [{ logGroupName: 'orders' }] },
  DescribeScalableTargets: {
    ScalableTargets: [{ MinCapacity: 1, MaxCapacity: 2 }],
  },
  DescribeScalingPolicies: {},
};

describe('assertRepairable', () => {
  async function check(
    broken: (keyof typeof BROKEN)[],
    changes: ApiParameters = {},
    {
      kind = 'public-api',
      ...how
    }: {
      isReconfigured?: boolean;
      kind?: ApiKind;
      onDrift?: OnDrift;
    } = {},
    status = 'UPDATE_COMPLETE',
  ) {
    const { context, lines, inputs, signals } = cannedContext({
      ...WHOLE,
      ...Object.assign({}, ...broken.map(name => BROKEN[name])),
    });
    const parameters = {
      ...PARAMETERS,
      Autoscaling: 'on',
      MinCount: '1',
      MaxCount: '2',
    };
    const deployed = await cannedRecord('orders', {
      kind,
      status,
      outputs: {
        ServiceArn: SERVICE,
        TaskDefinitionArn: REVISION,
        TargetGroupArn: 'arn:targetgroup',
        LogGroupName: 'orders',
      },
      parameters,
    });
    const repairable = await assertRepairable(
      context,
      deployed,
      { ...parameters, ...changes },
      { isReconfigured: false, onDrift: undefined, ...how },
    ).catch((error: Error) => error.message);
    return { repairable, lines, inputs, signals, context };
  }
  const NEW_IMAGE = { ImageUrl: 'orders:v2' };
  const FATAL =
    'Stack orders cannot be updated: the update would fail, and so would its rollback. ';

  it('accepts an API of which nothing is broken', async () => {
    const { repairable, lines, signals, context } = await check([]);
    expect(repairable).toBe(true);
    expect(lines).toEqual([]);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('asks nothing about a stack that is created again or recovered', async () => {
    const { repairable, inputs } = await check(
      ['logGroup'],
      {},
      {},
      'ROLLBACK_COMPLETE',
    );
    expect(repairable).toBe(false);
    expect(inputs).toEqual([]);
  });

  it('accepts what no update changes, and says so', async () => {
    const { repairable, lines } = await check(['outside']);
    expect(repairable).toBe(true);
    expect(lines).toEqual([
      expect.stringMatching(
        /^Drift the service is no scalable target any more, .*: no update changes that; register it again with/,
      ),
    ]);
  });

  it.each<[string, ApiParameters, boolean]>([
    ['another image', NEW_IMAGE, false],
    ['another configuration', {}, true],
  ])(
    'lets %s begin a new deployment after one that failed',
    async (_, changes, isReconfigured) => {
      const { repairable, lines } = await check(['deployment'], changes, {
        isReconfigured,
      });
      expect(repairable).toBe(false);
      expect(lines).toEqual([
        'Drift the last deployment of the service orders failed, so ECS starts no more tasks: the update begins a new one',
      ]);
    },
  );

  it.each<OnDrift>(['adopt', 'overwrite'])(
    'lets an update make a new revision with onDrift %s',
    async onDrift => {
      for (const changes of [NEW_IMAGE, { ...NEW_IMAGE, DesiredCount: '3' }]) {
        const { repairable, lines } = await check(['revision'], changes, {
          onDrift,
        });
        expect(repairable).toBe(false);
        expect(lines).toEqual([
          'Drift task definition orders:7 of the stack is deregistered (INACTIVE): the update makes a new revision',
        ]);
      }
    },
  );

  it('lets the path of the health check begin a deployment where the container checks itself', async () => {
    const { repairable, lines } = await check(
      ['deployment'],
      { HealthCheckPath: '/ready' },
      { kind: 'gateway-api' },
    );
    expect(repairable).toBe(false);
    expect(lines).toEqual([
      expect.stringMatching(/: the update begins a new one$/),
    ]);
  });

  it('lets an update change the path of a health check that somebody changed', async () => {
    const { repairable, lines } = await check(['healthCheck'], {
      HealthCheckPath: '/ready',
    });
    expect(repairable).toBe(false);
    expect(lines).toEqual([
      'Drift the target group checks /, and the stack has /health: changed as requested',
    ]);
  });

  it.each<
    [
      string,
      string[],
      ApiParameters,
      { isReconfigured?: boolean; onDrift?: OnDrift },
      RegExp,
    ]
  >([
    [
      'a log group that is gone, whatever changes',
      ['logGroup'],
      { ...NEW_IMAGE, HealthCheckPath: '/ready' },
      { isReconfigured: true, onDrift: 'overwrite' },
      /Log group orders does not exist, so no task can start\. To repair it, create it again with aws logs create-log-group --log-group-name orders\.$/,
    ],
    [
      'a failed deployment that no change begins anew',
      ['deployment'],
      { IdleTimeoutSeconds: '90' },
      { onDrift: 'overwrite' },
      /The last deployment of the service orders failed/,
    ],
    [
      'a failed deployment, for another path that the load balancer checks',
      ['deployment'],
      { HealthCheckPath: '/ready' },
      {},
      /The last deployment of the service orders failed/,
    ],
    [
      'another health check that stays',
      ['healthCheck'],
      NEW_IMAGE,
      {},
      /The target group checks \//,
    ],
    [
      'another health check that the request repeats',
      ['healthCheck'],
      { HealthCheckPath: '/health' },
      {},
      /The target group checks \//,
    ],
    [
      'a deregistered revision without consent',
      ['revision'],
      NEW_IMAGE,
      { onDrift: 'fail' },
      /which makes a new revision; if its tasks do not start, the rollback fails\.$/,
    ],
    [
      'a deregistered revision without a new one',
      ['revision'],
      { DesiredCount: '3' },
      { onDrift: 'adopt' },
      /the rollback fails\. Change nothing else with it\.$/,
    ],
    [
      'a deregistered revision with another change',
      ['revision'],
      { ...NEW_IMAGE, IdleTimeoutSeconds: '90' },
      { onDrift: 'overwrite' },
      /the rollback fails\. Change nothing else with it\.$/,
    ],
    [
      'each part that is broken, and none that is not fatal',
      ['logGroup', 'healthCheck', 'outside', 'deployment'],
      NEW_IMAGE,
      {},
      /updated: .* rollback\. The target group checks .*\. To repair it, .*\. Log group orders does not exist, so no task can start\. To repair it, [^.]*\.$/,
    ],
  ])('refuses %s', async (_, broken, changes, how, message) => {
    const { repairable, lines } = await check(broken, changes, how);
    expect(repairable).toMatch(message);
    expect(repairable).toContain(FATAL);
    expect(lines).toEqual([]);
  });
});
