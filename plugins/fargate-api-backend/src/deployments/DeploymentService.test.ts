import request from 'supertest';
import {
  DescribeStacksCommand,
  GetTemplateCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeServicesCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  DeploymentRecord,
  FargateApiDeployments,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  parseTemplate,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
// The move is an action of the scaffolder, and the history is the card's.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { transitionTemplate } from '../../../scaffolder-backend-module-fargate/src/api/move/transitionTemplate';
import { component } from '../__testUtils__/entities';
import { openApiProblems } from '../__testUtils__/openApi';
import { SHAPES } from '../__testUtils__/shapes';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const PATH =
  '/api/fargate-api/v1/entities/component/default/orders/deployments';
const GOOD = 'public.ecr.aws/docker/library/nginx';
const BAD = 'public.ecr.aws/fargate-api/does-not-exist:1';

/** What each kind of API has beside what its environment gives. */
const OWN: Record<keyof typeof SHAPES, Record<string, string>> = {
  'public-api': {},
  'gateway-api': {},
  'shared-api': {
    DomainName: 'orders.acme.com',
    OwnCertificate: 'off',
    Priority: '40001',
  },
};
const KINDS = Object.keys(OWN) as (keyof typeof OWN)[];

describe.each(KINDS)('GET …/deployments of a %s', shape => {
  let deployment: SimulatedDeployment;
  let orders: StackRecord;

  beforeEach(async () => {
    deployment = await SimulatedDeployment.start();
    orders = await deployment.deploy(shape, 'orders', {
      ...(await SHAPES[shape](deployment)),
      ...OWN[shape],
      ServiceName: 'orders',
      ImageUrl: `${GOOD}:1.26`,
      DeployedBy: 'user:default/ann',
      DeployedTask: 'task-1',
      DeployedCommit: 'a'.repeat(40),
      DeployedRun: 'https://github.com/acme/orders/actions/runs/1',
    });
  }, 60_000);

  afterEach(() => deployment.simulator.close());

  /** Updates the stack; what is not given stays as it is. */
  async function update(
    parameters: Record<string, string>,
    edit = (template: string) => template,
    seconds = 3600,
  ) {
    const { cloudFormation } = deployment.clients;
    const { Stacks } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: orders.arn }),
    );
    const { TemplateBody } = await cloudFormation.send(
      new GetTemplateCommand({ StackName: orders.arn }),
    );
    await cloudFormation.send(
      new UpdateStackCommand({
        StackName: orders.arn,
        TemplateBody: edit(TemplateBody!),
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Stacks![0].Parameters!.map(({ ParameterKey = '' }) =>
          parameters[ParameterKey] === undefined
            ? { ParameterKey, UsePreviousValue: true }
            : { ParameterKey, ParameterValue: parameters[ParameterKey] },
        ),
      }),
    );
    await deployment.simulator.clock.advance(seconds);
  }

  /** As a portal reads it that has just been started, with an empty cache and no database. */
  async function read(): Promise<DeploymentRecord[]> {
    const { server } = await startPlugin(deployment, [
      component('orders', { [STACK_ARN_ANNOTATION]: orders.arn }),
    ]);
    const { body, status } = await request(server).get(PATH);
    expect(status).toBe(200);
    expect(openApiProblems('Deployments', body)).toEqual([]);
    const { deployments } = body as FargateApiDeployments;
    expect(deployments.failure).toBeUndefined();
    return deployments.value!;
  }

  it('says who deployed what, when, and what that has other than what runs', async () => {
    await update(
      {
        ImageUrl: `${GOOD}:1.27`,
        ContainerMemory: '1024',
        DeployedBy: 'user:default/bob',
        DeployedTask: 'task-2',
        DeployedCommit: '',
        DeployedRun: '',
      },
      template =>
        template.replace(
          /^( *)Essential: true$/m,
          '$&\n$1Environment:\n$1  - Name: LOG_LEVEL\n$1    Value: s3cret-value',
        ),
    );
    const [bob, ann] = await read();
    expect(bob).toMatchObject({
      kind: 'revision',
      revision: 2,
      taskDefinition: 'orders:2',
      outcome: 'succeeded',
      images: [
        {
          container: 'orders',
          image: `${GOOD}:1.27`,
          digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        },
      ],
      cpu: 256,
      memory: 1024,
      desired: 2,
      deployedBy: 'user:default/bob',
      task: 'task-2',
      isRunning: true,
      differences: [],
    });
    expect(bob).not.toHaveProperty('commit');
    expect(ann).toMatchObject({
      revision: 1,
      deployedBy: 'user:default/ann',
      commit: 'a'.repeat(40),
      run: 'https://github.com/acme/orders/actions/runs/1',
      isRunning: false,
      differences: [
        {
          subject: 'image',
          container: 'orders',
          change: 'changed',
          running: `${GOOD}:1.27`,
          deployed: `${GOOD}:1.26`,
        },
        {
          subject: 'variable',
          container: 'orders',
          name: 'LOG_LEVEL',
          change: 'removed',
        },
        {
          subject: 'setting',
          name: 'memory',
          change: 'changed',
          running: '1024',
          deployed: '512',
        },
      ],
    });
    expect(
      Date.parse(ann.finishedAt!) - Date.parse(ann.startedAt!),
    ).toBeGreaterThan(0);
    expect(JSON.stringify([bob, ann])).not.toContain('s3cret-value');
  }, 60_000);

  it('names nobody for a template that was deployed again with the name of another deployment', async () => {
    await update({ ImageUrl: `${GOOD}:1.27` });
    const [unnamed, ann] = await read();
    expect(unnamed).toMatchObject({ kind: 'revision', revision: 2 });
    expect(unnamed).not.toHaveProperty('deployedBy');
    expect(unnamed).not.toHaveProperty('commit');
    expect(ann.deployedBy).toBe('user:default/ann');
  }, 60_000);

  it('says why the circuit breaker rolled back, and what runs', async () => {
    await update(
      {
        ImageUrl: BAD,
        DeployedBy: 'user:default/bob',
        DeployedTask: 'task-2',
      },
      undefined,
      7200,
    );
    const [bob, ann] = await read();
    expect(bob).toMatchObject({
      outcome: 'rolled-back',
      reason: 'ECS deployment circuit breaker: tasks failed to start.',
      deployedBy: 'user:default/bob',
      isRunning: false,
      differences: [{ subject: 'image', deployed: BAD }],
    });
    expect(ann).toMatchObject({ isRunning: true, differences: [] });
  }, 60_000);

  it('names nobody for a restart', async () => {
    const { ecs } = deployment.clients;
    const { ClusterName: cluster } = deployment.environment;
    await ecs.send(
      new UpdateServiceCommand({
        cluster,
        service: 'orders',
        forceNewDeployment: true,
      }),
    );
    await deployment.simulator.clock.advance(600);
    const [restart, ann] = await read();
    expect(restart).toMatchObject({
      kind: 'restart',
      revision: 1,
      isRunning: true,
    });
    expect(restart).not.toHaveProperty('deployedBy');
    expect(ann).toMatchObject({
      kind: 'revision',
      deployedBy: 'user:default/ann',
      isRunning: false,
      differences: [],
    });
  }, 60_000);

  it('has the last twenty, of as many calls as twenty at once take', async () => {
    const { ecs } = deployment.clients;
    const { ClusterName: cluster } = deployment.environment;
    for (let i = 0; i < 22; i++) {
      await ecs.send(
        new UpdateServiceCommand({
          cluster,
          service: 'orders',
          forceNewDeployment: true,
        }),
      );
      await deployment.simulator.clock.advance(300);
    }
    deployment.simulator.calls.clear();
    const records = await read();
    expect(records).toHaveLength(20);
    expect(records.every(({ kind }) => kind === 'restart')).toBe(true);
    const count = (operation: string) =>
      deployment.simulator.calls.count({ service: 'ecs', operation });
    expect({
      list: count('ListServiceDeployments'),
      deployments: count('DescribeServiceDeployments'),
      revisions: count('DescribeServiceRevisions'),
      definitions: count('DescribeTaskDefinition'),
    }).toEqual({ list: 1, deployments: 2, revisions: 2, definitions: 1 });
  }, 120_000);

  it('still has the images of a task definition that ECS no longer describes', async () => {
    await update({ ImageUrl: `${GOOD}:1.27`, DeployedTask: 'task-2' });
    const { clients, server } = await startPlugin(deployment, [
      component('orders', { [STACK_ARN_ANNOTATION]: orders.arn }),
    ]);
    clients.ecs.middlewareStack.add(
      (next, { commandName }) =>
        async args => {
          const { taskDefinition } = args.input as { taskDefinition?: string };
          if (
            commandName === 'DescribeTaskDefinitionCommand' &&
            taskDefinition!.endsWith(':1')
          ) {
            throw Object.assign(
              new Error('Unable to describe task definition.'),
              { name: 'ClientException' },
            );
          }
          return next(args);
        },
      { name: 'forget', step: 'initialize' },
    );
    const { body } = await request(server).get(PATH);
    expect(openApiProblems('Deployments', body)).toEqual([]);
    const [, ann] = body.deployments.value;
    expect(ann).toMatchObject({
      revision: 1,
      images: [{ image: `${GOOD}:1.26` }],
      failure: { reason: 'not-found', kind: 'task-definition-missing' },
    });
  }, 60_000);

  it('is refused without the permission for the status, and without consent', async () => {
    const { server } = await startPlugin(
      deployment,
      [component('orders', { [STACK_ARN_ANNOTATION]: orders.arn })],
      { allow: permission => permission !== 'fargate-api.status.read' },
    );
    expect((await request(server).get(PATH)).status).toBe(403);

    const { services } = await deployment.clients.ecs.send(
      new DescribeServicesCommand({
        cluster: deployment.environment.ClusterName,
        services: ['orders'],
      }),
    );
    const { server: other } = await startPlugin(deployment, [
      component('orders', {
        'aws.amazon.com/amazon-ecs-service-arn': services![0].serviceArn!,
        'backstage.io/managed-by-location': 'url:https://example.com/c.yaml',
      }),
    ]);
    expect((await request(other).get(PATH)).status).toBe(403);
  }, 60_000);
});

it('still has what was deployed before an API moved to the shared load balancer and back', async () => {
  const deployment = await SimulatedDeployment.start();
  const name = { DomainName: 'orders.acme.com' };
  const shared = await SHAPES['shared-api'](deployment);
  const { HostedZoneId } = shared;
  const own = { ...deployment.environment, HostedZoneId, ...name };
  const others = {
    ServiceName: 'orders',
    ImageUrl: `${GOOD}:1.26`,
    RecordRouting: 'simple',
    // A move registers no revision, and keeps who deployed the one that runs.
    DeployedBy: 'user:default/ann',
    DeployedTask: 'task-1',
  };
  const { arn } = await deployment.deploy('public-api', 'orders', {
    ...own,
    ...others,
  });
  const templates = {
    own: await readCloudFormationTemplate('public-api'),
    shared: await readCloudFormationTemplate('shared-api'),
  };
  const both = { ...shared, ...own, OwnCertificate: 'off', Priority: '40001' };
  const update = async (template: string) => {
    const declared = parseTemplate(template).toJS().Parameters;
    await deployment.clients.cloudFormation.send(
      new UpdateStackCommand({
        StackName: arn,
        TemplateBody: template,
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Object.entries({ ...both, ...others })
          .filter(([key]) => key in declared)
          .map(([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          })),
      }),
    );
    await deployment.simulator.clock.advance(3600);
    const { Stacks } = await deployment.clients.cloudFormation.send(
      new DescribeStacksCommand({ StackName: arn }),
    );
    expect(Stacks![0].StackStatus).toBe('UPDATE_COMPLETE');
  };
  for (const [to, kind] of [
    ['shared', 'shared-api'],
    ['own', 'public-api'],
  ] as const) {
    const from = to === 'own' ? 'shared' : 'own';
    await update(transitionTemplate(templates[from], templates[to], kind));
    await update(templates[to]);
  }
  const { server } = await startPlugin(deployment, [
    component('orders', { [STACK_ARN_ANNOTATION]: arn }),
  ]);
  const { body } = await request(server).get(PATH).expect(200);
  const records: DeploymentRecord[] = body.deployments.value;
  expect(records.at(-1)).toMatchObject({
    kind: 'revision',
    deployedBy: 'user:default/ann',
    revision: 1,
    outcome: 'succeeded',
    isRunning: false,
  });
  const moves = records.slice(0, -1);
  expect(moves.length).toBeGreaterThan(1);
  expect(moves[0].isRunning).toBe(true);
  for (const record of moves) {
    expect(record).toMatchObject({ kind: 'restart', differences: [] });
    expect(record).not.toHaveProperty('deployedBy');
  }
  await deployment.simulator.close();
}, 60_000);
