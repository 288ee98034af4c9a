import { awsError, cannedAws } from '../__testUtils__/cannedAws';
import { readRevision } from './readRevision';
import { readScalingLimits } from './readScalingLimits';
import { readService } from './readService';

const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';

describe('readService', () => {
  const service = {
    serviceArn: SERVICE,
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 2,
    taskDefinition: 'arn:td',
    deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
  };
  const read = (more: object = {}) =>
    readService(
      cannedAws({ DescribeServices: { services: [{ ...service, ...more }] } })
        .clients,
      SERVICE,
    );

  it('asks for it in its cluster, and can be aborted', async () => {
    const { clients, inputs, signals } = cannedAws({ DescribeServices: {} });
    const { signal } = new AbortController();
    expect(await readService(clients, SERVICE, { signal })).toBeUndefined();
    expect(inputs).toEqual([
      ['DescribeServices', { cluster: 'dev', services: ['orders'] }],
    ]);
    expect(signals).toEqual([signal]);
  });

  it('returns what it runs and where', async () => {
    const found = await read({
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['a'],
          securityGroups: ['sg'],
          assignPublicIp: 'ENABLED',
        },
      },
      loadBalancers: [
        {
          targetGroupArn: 'blue',
          advancedConfiguration: { alternateTargetGroupArn: 'green' },
        },
        { loadBalancerName: 'classic' },
      ],
    });
    expect(found).toStrictEqual({
      arn: SERVICE,
      status: 'ACTIVE',
      desired: 2,
      running: 2,
      isSteady: true,
      hasFailed: false,
      taskDefinition: 'arn:td',
      subnetIds: ['a'],
      assignPublicIp: 'ENABLED',
      securityGroupIds: ['sg'],
      targetGroupArns: ['blue', 'green'],
    });
  });

  it('returns nothing where ECS says nothing', async () => {
    expect(
      await read({ desiredCount: undefined, runningCount: undefined }),
    ).toMatchObject({
      desired: 0,
      running: 0,
      subnetIds: [],
      assignPublicIp: 'DISABLED',
      securityGroupIds: [],
      targetGroupArns: [],
    });
  });

  it.each<[string, object, boolean, boolean]>([
    ['a task is missing', { runningCount: 1 }, false, false],
    [
      'a deployment is in progress',
      { deployments: [{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }] },
      false,
      false,
    ],
    [
      'two deployments are there',
      { deployments: [...service.deployments, { status: 'ACTIVE' }] },
      false,
      false,
    ],
    ['none is there', { deployments: undefined }, false, false],
    [
      'none is the current one',
      { deployments: [{ status: 'ACTIVE', rolloutState: 'FAILED' }] },
      false,
      false,
    ],
    [
      'the last one failed',
      {
        deployments: [
          { status: 'ACTIVE', rolloutState: 'COMPLETED' },
          { status: 'PRIMARY', rolloutState: 'FAILED' },
        ],
      },
      false,
      true,
    ],
    [
      'an earlier one failed',
      {
        deployments: [
          { status: 'ACTIVE', rolloutState: 'FAILED' },
          { status: 'PRIMARY', rolloutState: 'COMPLETED' },
        ],
      },
      false,
      false,
    ],
  ])('tells whether %s', async (_, more, isSteady, hasFailed) => {
    expect(await read(more)).toMatchObject({ isSteady, hasFailed });
  });

  it('takes a cluster that does not exist for no service, and hides no other error', async () => {
    const failing = (name: string) =>
      readService(
        cannedAws({ DescribeServices: awsError(name) }).clients,
        SERVICE,
      );
    expect(await failing('ClusterNotFoundException')).toBeUndefined();
    await expect(failing('AccessDeniedException')).rejects.toThrow();
  });
});

describe('readScalingLimits', () => {
  it.each([
    [
      { ScalableTargets: [{ MinCapacity: 1, MaxCapacity: 4 }] },
      { min: 1, max: 4 },
    ],
    [{ ScalableTargets: [{}] }, { min: 0, max: 0 }],
    [{ ScalableTargets: [] }, undefined],
    [{}, undefined],
  ])('of %j are %j', async (answer, limits) => {
    const { clients, inputs, signals } = cannedAws({
      DescribeScalableTargets: answer,
    });
    const { signal } = new AbortController();
    expect(await readScalingLimits(clients, SERVICE, { signal })).toEqual(
      limits,
    );
    expect(inputs).toEqual([
      [
        'DescribeScalableTargets',
        {
          ServiceNamespace: 'ecs',
          ScalableDimension: 'ecs:service:DesiredCount',
          ResourceIds: ['service/dev/orders'],
        },
      ],
    ]);
    expect(signals).toEqual([signal]);
  });
});

describe('readRevision', () => {
  const definition = {
    taskDefinitionArn: 'arn:td',
    status: 'ACTIVE',
    cpu: '256',
    memory: '512',
    runtimePlatform: { cpuArchitecture: 'ARM64' },
    containerDefinitions: [
      { name: 'proxy', image: 'envoy:1' },
      { name: 'orders', image: 'orders:1' },
    ],
  };
  const read = async (more: object = {}) =>
    readRevision(
      cannedAws({
        DescribeTaskDefinition: { taskDefinition: { ...definition, ...more } },
      }).clients,
      'arn:td',
      'orders',
    );

  it('returns the settings, and the rest by name', async () => {
    expect(await read()).toEqual({
      arn: 'arn:td',
      isActive: true,
      settings: {
        image: 'orders:1',
        cpu: 256,
        memory: 512,
        cpuArchitecture: 'ARM64',
      },
      rest: {
        name: '"orders"',
        'further containers': '[{"image":"envoy:1","name":"proxy"}]',
      },
    });
  });

  it('leaves out what ECS adds, in which alike revisions differ', async () => {
    const added = {
      revision: 7,
      registeredAt: '2026-01-01',
      registeredBy: 'arn:aws:iam::123456789012:role/portal',
      deregisteredAt: '2026-01-02',
      requiresAttributes: [{ name: 'ecs.capability.task-eni' }],
      compatibilities: ['FARGATE'],
    };
    expect((await read(added))?.rest).toEqual((await read())?.rest);
    expect((await read({ family: 'x' }))?.rest.family).toBe('"x"');
  });

  it('takes the first container where none has the name', async () => {
    const containerDefinitions = [{ name: 'app', image: 'a' }, { name: 'b' }];
    expect(await read({ containerDefinitions })).toMatchObject({
      settings: { image: 'a' },
      rest: { 'further containers': '[{"name":"b"}]' },
    });
  });

  it('returns nothing of what ECS does not say', async () => {
    expect(
      await read({
        cpu: undefined,
        memory: undefined,
        runtimePlatform: undefined,
        containerDefinitions: undefined,
        status: 'INACTIVE',
      }),
    ).toEqual({
      arn: 'arn:td',
      isActive: false,
      settings: {
        image: undefined,
        cpu: undefined,
        memory: undefined,
        cpuArchitecture: 'X86_64',
      },
      rest: {},
    });
  });

  it('leaves out what ECS adds, and what is empty', async () => {
    const { rest } = (await read({
      revision: 7,
      registeredAt: new Date(0),
      registeredBy: 'arn:role',
      deregisteredAt: new Date(0),
      requiresAttributes: [{ name: 'a' }],
      compatibilities: ['FARGATE'],
      volumes: [],
      placementConstraints: {},
      ipcMode: null,
      ephemeralStorage: 0,
      networkMode: 'awsvpc',
      stopTimeout: 30,
      share: 0.5,
    }))!;
    expect(Object.keys(rest)).toEqual([
      'networkMode',
      'stopTimeout',
      'share',
      'name',
      'further containers',
    ]);
  });

  it('has the keys of an object in order, so that two alike are equal', async () => {
    const { rest } = (await read({
      volumes: [{ name: 'b', host: { y: 1, x: [{ d: 1, c: null }] } }],
      proxy: { a: 1, b: 2 },
    }))!;
    expect(rest.volumes).toBe(
      '[{"host":{"x":[{"c":null,"d":1}],"y":1},"name":"b"}]',
    );
    expect(rest.proxy).toBe('{"a":1,"b":2}');
  });

  const failing = (name: string) => {
    const { clients } = cannedAws({ DescribeTaskDefinition: awsError(name) });
    return readRevision(clients, 'arn:td', 'orders');
  };

  it.each(['ClientException', 'InvalidParameterException'])(
    'is none where ECS answers %s',
    async name => {
      expect(await failing(name)).toBeUndefined();
    },
  );

  it.each(['AccessDeniedException', 'XClientException', 'ClientExceptionX'])(
    'does not hide the error %s',
    async name => {
      await expect(failing(name)).rejects.toThrow(`${name} of AWS`);
    },
  );

  it('is asked for by its ARN, and can be aborted', async () => {
    const { clients, inputs, signals } = cannedAws({
      DescribeTaskDefinition: {},
    });
    const { signal } = new AbortController();
    await readRevision(clients, 'arn:td', 'orders', { signal });
    expect(inputs).toEqual([
      ['DescribeTaskDefinition', { taskDefinition: 'arn:td' }],
    ]);
    expect(signals).toEqual([signal]);
  });
});
