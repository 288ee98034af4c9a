import request from 'supertest';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateTagsCommand, DeleteTagsCommand } from '@aws-sdk/client-ec2';
import { TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-ecs';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  EnvironmentStatus,
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
  STACK_KINDS,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  ENTITY_TAG,
  KIND_TAG,
  MANAGED_TAG,
  STACK_TAG,
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { component, environment } from './__testUtils__/entities';
import { openApiProblems } from './__testUtils__/openApi';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import { startPlugin } from './__testUtils__/startPlugin';

const BASE = '/api/fargate-api/v1';
const FILE = 'https://github.com/acme/quotes/blob/main/catalog-info.yaml';
/** What the catalog registers for the file. */
const REGISTERED =
  'url:https://github.com/acme/quotes/tree/main/catalog-info.yaml';
const EVIL = 'url:https://github.com/evil/evil/tree/main/catalog-info.yaml';

const from = (location: string) => ({
  [ANNOTATION_LOCATION]: location,
  [ANNOTATION_ORIGIN_LOCATION]: location,
});

const api = (entity: Entity): Entity => ({ ...entity, kind: 'API' });

/**
 * The attacker may register entities in the catalog and create stacks in the
 * account, but has no access to the services, clusters and VPCs of others.
 */
describe('a resource that does not name the entity', () => {
  let deployment: SimulatedDeployment;
  let payroll: StackRecord;
  /** Registered by a repository. */
  let quotes: StackRecord;
  /** Shows another team's service, in the name of an entity of the attacker. */
  let forged: string;
  /** The same, in the name of the other team's entity. */
  let disguised: string;
  let forgedEnvironment: string;

  const named = (name: string): StackDescriptor => ({
    entity: { namespace: 'default', name, owner: 'group:default/evil' },
  });

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    payroll = await deployment.deployApi('payroll');
    quotes = await deployment.deploy(
      'public-api',
      'quotes',
      { ...deployment.environment, ServiceName: 'quotes' },
      { descriptor: { ...named('quotes'), catalogInfoUrl: FILE } },
    );
    const ServiceArn = payroll.outputs.ServiceArn;
    const outputs = { ...payroll.outputs, ServiceArn };
    forged = await forge('public-api', 'evil', 'api:default/evil', outputs);
    disguised = await forge(
      'public-api',
      'payroll',
      'api:default/payroll',
      outputs,
    );
    forgedEnvironment = await forge(
      'cluster',
      'evil-environment',
      'resource:default/evil-environment',
      deployment.environmentStack.outputs,
      { network: { vpcStackArn: deployment.vpcStack.arn } },
    );
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  afterEach(() => jest.restoreAllMocks());

  /** Creates a stack with the tags, descriptor and outputs of the portal's. */
  async function forge(
    kind: StackKind,
    name: string,
    entityRef: string,
    outputs: Record<string, string>,
    descriptor: Partial<StackDescriptor> = {},
  ): Promise<string> {
    const { StackId } = await deployment.clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: `forged-${name}`,
        TemplateBody: JSON.stringify({
          Resources: {
            [STACK_KINDS[kind].descriptorResource]: {
              Type: 'AWS::CloudFormation::WaitConditionHandle',
              Metadata: { FargateApi: { ...named(name), ...descriptor } },
            },
          },
          Outputs: Object.fromEntries(
            Object.entries(outputs).map(([key, Value]) => [key, { Value }]),
          ),
        }),
        Tags: [
          { Key: MANAGED_TAG, Value: 'true' },
          { Key: KIND_TAG, Value: kind },
          { Key: ENTITY_TAG, Value: entityRef },
        ],
      }),
    );
    await deployment.simulator.clock.advance(3600);
    return StackId!;
  }

  async function start(entity: Entity, settings?: JsonObject) {
    const { server, actions } = await startPlugin(deployment, [entity], {
      settings,
    });
    const { kind, metadata } = entity;
    const path = `${BASE}/entities/${kind.toLowerCase()}/default/${
      metadata.name
    }`;
    const agent = request(server);
    return {
      invoke: (name: string) =>
        actions.invoke({
          id: `test:${name}`,
          input: { entityRef: `${kind}:default/${metadata.name}` },
          credentials: mockCredentials.user(),
        }),
      status: async (): Promise<FargateApiStatus> => {
        const { body } = await agent.get(`${path}/status`).expect(200);
        expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
        return body;
      },
      /** Returns the status codes. */
      operate: async (taskId: string) => {
        const responses = [
          await agent.post(`${path}/restart`).send({}),
          await agent.post(`${path}/scale`).send({ desired: 2 }),
          await agent.post(`${path}/tasks/${taskId}/stop`).send({}),
          await agent.get(`${path}/tasks/${taskId}/logs`),
          await agent.get(`${path}/consumers`),
          await agent.get(`${path}/consumers/dev/vpc-0123456789abcdef0`),
        ];
        return {
          codes: [...new Set(responses.map(({ status }) => status))],
          messages: [
            ...new Set(responses.map(({ body }) => body.error?.message)),
          ],
        };
      },
      restart: () => agent.post(`${path}/restart`).send({}),
    };
  }

  const payrollAtHome = () =>
    component('payroll', { [STACK_ARN_ANNOTATION]: payroll.arn });

  async function taskOf(entity: Entity): Promise<string> {
    const { status } = await start(entity);
    return (await status()).tasks.value![0].id;
  }

  const changes = () =>
    ['UpdateService', 'StopTask', 'GetLogEvents'].reduce(
      (sum, operation) => sum + deployment.simulator.calls.count({ operation }),
      0,
    );

  const attacks: [string, () => Entity][] = [
    [
      'a stack with our tags and the service of another team in its outputs',
      () => component('evil', { [STACK_ARN_ANNOTATION]: forged }),
    ],
    [
      'such a stack and the service in an annotation too',
      () =>
        component('evil', {
          [STACK_ARN_ANNOTATION]: forged,
          [ECS_SERVICE_ARN_ANNOTATION]: payroll.outputs.ServiceArn,
        }),
    ],
    [
      "such a stack in the name of the other team's entity",
      () => component('payroll', { [STACK_ARN_ANNOTATION]: disguised }),
    ],
    [
      'the stack of another team',
      () =>
        component('evil', {
          ...from(EVIL),
          [STACK_ARN_ANNOTATION]: payroll.arn,
        }),
    ],
    [
      'the service of another team',
      () =>
        component('evil', {
          ...from(EVIL),
          [ECS_SERVICE_ARN_ANNOTATION]: payroll.outputs.ServiceArn,
        }),
    ],
    [
      'a stack that a repository registers, in an entity of a free name',
      () =>
        component('quotes', {
          ...from(EVIL),
          [STACK_ARN_ANNOTATION]: quotes.arn,
        }),
    ],
    [
      'its service, in an entity of a free name',
      () =>
        api(
          component('quotes', {
            ...from(EVIL),
            [ECS_SERVICE_ARN_ANNOTATION]: quotes.outputs.ServiceArn,
          }),
        ),
    ],
    [
      'a stack of the catalog, in an entity of that name from a file',
      () =>
        component('payroll', {
          ...from(EVIL),
          [STACK_ARN_ANNOTATION]: payroll.arn,
        }),
    ],
  ];

  it.each(attacks)('is neither shown nor operated: %s', async (_, entity) => {
    const foreignTask = await taskOf(payrollAtHome());
    const { status, operate, invoke } = await start(entity());
    const before = changes();

    const body = await status();
    expect(body).toMatchObject({
      state: 'unconfirmed',
      problems: [
        { kind: 'service-not-confirmed', hint: expect.stringContaining('tag') },
      ],
      permissions: { restart: false, readLogs: false, checkConsumers: false },
    });
    const shown = [
      JSON.stringify(body),
      JSON.stringify(await invoke('get-status')),
      JSON.stringify(await invoke('explain-unhealthy')),
    ].join();
    for (const secret of [
      payroll.outputs.ServiceArn,
      payroll.outputs.LoadBalancerDnsName,
      payroll.outputs.ClusterName,
      quotes.outputs.LoadBalancerDnsName,
      foreignTask,
      'nginx',
    ]) {
      expect(shown).not.toContain(secret);
    }

    const { codes, messages } = await operate(foreignTask);
    expect(codes).toEqual([403]);
    expect(messages).toEqual([
      expect.stringMatching(
        /^AWS does not confirm that the ECS service belongs to .*add the tag fargate-api:entity/,
      ),
    ]);
    expect(changes()).toBe(before);
  });

  it.each<[string, () => Entity]>([
    ['the Component of a stack, from the entity provider', payrollAtHome],
    ['its API', () => api(payrollAtHome())],
    [
      'the Component in the repository that the stack names',
      () =>
        component('quotes', {
          ...from(REGISTERED),
          [STACK_ARN_ANNOTATION]: quotes.arn,
        }),
    ],
    [
      'its API, with the annotation of the service',
      () =>
        api(
          component('quotes', {
            ...from(REGISTERED),
            [ECS_SERVICE_ARN_ANNOTATION]: quotes.outputs.ServiceArn,
          }),
        ),
    ],
  ])('is another one than this, which does: %s', async (_, entity) => {
    const { status, restart } = await start(entity());
    expect(await status()).toMatchObject({
      state: 'healthy',
      problems: [],
      permissions: { restart: true, readLogs: true },
    });
    expect((await restart()).status).toBe(202);
    await deployment.simulator.clock.advance(3600);
  });

  it('is shown, but not operated, with fargateApi.showWithoutConsent', async () => {
    const { status, operate } = await start(
      component('evil', { [STACK_ARN_ANNOTATION]: forged }),
      { showWithoutConsent: true },
    );
    expect(await status()).toMatchObject({
      state: 'healthy',
      permissions: { restart: false, readLogs: false },
    });
    expect((await operate('0'.repeat(32))).codes).toEqual([403]);
  });

  describe('any more', () => {
    const { ecs, ec2 } = {
      ecs: () => deployment.clients.ecs,
      ec2: () => deployment.clients.ec2,
    };

    const untag = (...tagKeys: string[]) =>
      ecs().send(
        new UntagResourceCommand({
          resourceArn: payroll.outputs.ServiceArn,
          tagKeys,
        }),
      );

    const tag = (key: string, value: string) =>
      ecs().send(
        new TagResourceCommand({
          resourceArn: payroll.outputs.ServiceArn,
          tags: [{ key, value }],
        }),
      );

    it('is refused and hidden ten seconds later', async () => {
      const { status, restart } = await start(payrollAtHome());
      expect((await status()).state).toBe('healthy');
      await untag(ENTITY_TAG);
      advancePortalClock(10);
      expect((await status()).state).toBe('unconfirmed');
      expect((await restart()).status).toBe(403);
      await tag(ENTITY_TAG, 'api:default/payroll');
    });

    it('needs no tag of its stack if the stack contains it', async () => {
      await untag(STACK_TAG);
      const { status, restart } = await start(payrollAtHome());
      expect((await status()).state).toBe('healthy');
      expect((await restart()).status).toBe(202);
      await tag(STACK_TAG, payroll.arn);
      await deployment.simulator.clock.advance(3600);
    });

    it('is not operated while AWS cannot be asked, and shown as it was', async () => {
      const { status, operate } = await start(payrollAtHome());
      const before = await status();
      advancePortalClock(10);
      const fault = deployment.simulator.faults.add({
        kind: 'throttle',
        service: 'ecs',
        operation: 'DescribeServices',
      });
      const { codes, messages } = await operate('0'.repeat(32));
      const after = await status();
      fault.remove();
      expect(codes).toEqual([503]);
      expect(messages).toEqual([
        expect.stringMatching(
          /^Could not confirm that the ECS service belongs to component:default\/payroll: ThrottlingException/,
        ),
      ]);
      expect(after.service.failure!.reason).toBe('throttled');
      expect(after.service.value).toEqual(before.service.value);
      expect(after.tasks).toEqual({
        ...before.tasks,
        failure: after.service.failure,
      });
    });

    it('is hidden when it is the VPC of an environment', async () => {
      const { VpcId } = deployment.vpcStack.outputs;
      const Resources = [VpcId];
      const { server } = await startPlugin(deployment, [
        environment(deployment.environmentStack.arn),
      ]);
      const read = () => environmentStatus(server, 'dev');
      expect((await read()).network.value!.vpcId).toBe(VpcId);
      await ec2().send(
        new DeleteTagsCommand({ Resources, Tags: [{ Key: ENTITY_TAG }] }),
      );
      advancePortalClock(10);
      const hidden = await read();
      expect(hidden.cluster.value).toBeDefined();
      expect(hidden.problems).toMatchObject([{ kind: 'vpc-not-confirmed' }]);
      expect(JSON.stringify(hidden)).not.toMatch(/vpc-[0-9a-f]|10\.0\.0\.0/);
      await ec2().send(
        new CreateTagsCommand({
          Resources,
          Tags: [
            {
              Key: ENTITY_TAG,
              Value: 'resource:default/a resource:default/dev',
            },
          ],
        }),
      );
      advancePortalClock(20);
      expect((await read()).network.value!.vpcId).toBe(VpcId);
    });
  });

  async function environmentStatus(
    server: Parameters<typeof request>[0],
    name: string,
  ): Promise<EnvironmentStatus> {
    const { body } = await request(server)
      .get(`${BASE}/environments/resource/default/${name}/status`)
      .expect(200);
    expect(openApiProblems('EnvironmentStatus', body)).toEqual([]);
    return body;
  }

  const renamed = (entity: Entity): Entity => ({
    ...entity,
    metadata: { ...entity.metadata, name: 'evil-environment' },
  });

  const environmentAttacks: [string, () => Entity, string[]][] = [
    [
      'a stack with our tags, and the cluster and VPC of another environment',
      () => renamed(environment(forgedEnvironment)),
      ['environment-not-confirmed', 'vpc-not-confirmed'],
    ],
    [
      'the stack of another environment',
      () => {
        const entity = renamed(environment(deployment.environmentStack.arn));
        Object.assign(entity.metadata.annotations!, from(EVIL));
        return entity;
      },
      ['environment-not-confirmed'],
    ],
    [
      'the stack of an environment in an entity of that name from a file',
      () => {
        const entity = environment(deployment.environmentStack.arn);
        Object.assign(entity.metadata.annotations!, from(EVIL));
        return entity;
      },
      ['environment-not-confirmed'],
    ],
  ];

  it.each(environmentAttacks)(
    'is not shown as an environment: %s',
    async (_, entity, kinds) => {
      const given = entity();
      const { server } = await startPlugin(deployment, [given]);
      const status = await environmentStatus(server, given.metadata.name);
      expect(status.problems.map(({ kind }) => kind)).toEqual(kinds);
      for (const part of [
        status.cluster,
        status.network,
        status.egress,
        status.endpoints,
      ]) {
        expect(part).toEqual({
          failure: expect.objectContaining({ reason: 'unconfirmed' }),
        });
      }
      expect(JSON.stringify(status)).not.toMatch(
        new RegExp(
          `vpc-[0-9a-f]|10\\.0\\.0\\.0|${deployment.environmentStack.outputs.ClusterName}`,
        ),
      );
    },
  );
});

const REAL = { Date: Date.now, performance: performance.now };

/** Sets the clocks of the portal, but not those of AWS, so many seconds ahead. */
function advancePortalClock(seconds: number): void {
  const ahead = seconds * 1000;
  jest.spyOn(Date, 'now').mockImplementation(() => REAL.Date() + ahead);
  jest
    .spyOn(performance, 'now')
    .mockImplementation(() => REAL.performance.call(performance) + ahead);
}
