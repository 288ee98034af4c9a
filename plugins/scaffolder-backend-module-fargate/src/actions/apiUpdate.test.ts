import {
  DescribeStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = (tag: string) => `public.ecr.aws/docker/library/nginx:${tag}`;

jest.setTimeout(60_000);

describe('fargate:api:update', () => {
  let bench: TestBench;
  let environmentStackArn: string;
  let deployed: Record<string, any>;

  beforeAll(async () => {
    bench = await TestBench.start();
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
  });
  afterAll(() => bench.close());

  let count = 0;
  const name = () => `orders-${count}`;
  const deploy = async (input = {}) => {
    count++;
    ({ outputs: deployed } = await bench.run('fargate:public-api:deploy', {
      name: name(),
      owner,
      environmentStackArn,
      image: nginx('1.27'),
      cpu: 512,
      memory: 1024,
      definition: 'openapi: 3.1.0\n',
      ...input,
    }));
    bench.addStackEntity(`api:default/${name()}`, deployed.stackArn);
    bench.addStackEntity(`component:default/${name()}`, deployed.stackArn);
  };
  const update = (input = {}, options = {}) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name()}`, ...input },
      { taskId: `update-${count}-${JSON.stringify(input)}`, ...options },
    );
  const parameters = async () => (await bench.describe(name()))!.parameters;

  it('changes what is mentioned, and keeps all else', async () => {
    await deploy();
    const before = await parameters();
    const template = await bench.template(name());
    const { outputs, log } = await update({ image: nginx('1.28') });
    expect(outputs).toEqual({
      stackArn: deployed.stackArn,
      entityRef: `api:default/${name()}`,
      endpoint: deployed.endpoint,
      serviceArn: deployed.serviceArn,
      changed: true,
    });
    expect(await parameters()).toEqual({
      ...before,
      ImageUrl: nginx('1.28'),
      DeployedTask: expect.stringMatching(/^update-/),
    });
    expect(await bench.template(name())).toBe(template);
    expect(log).toContainEqual(
      expect.stringMatching(/^Plan {10}orders-\d+: .*task definition/),
    );
    expect(bench.published.pop()!.eventPayload).toEqual({
      stackArn: deployed.stackArn,
    });
  });

  it('is a success that says so when nothing has to change', async () => {
    await deploy();
    const { outputs, log } = await update({ image: nginx('1.27') });
    expect(outputs.changed).toBe(false);
    expect(log[log.length - 1]).toBe(
      `Done          ${deployed.endpoint} · no changes`,
    );
    expect(await bench.changeSets(name())).toEqual([]);
  });

  it('changes the lifecycle in the catalog, and nothing that runs', async () => {
    await deploy({ lifecycle: 'experimental' });
    const { taskDefinition } = await bench.service(deployed.serviceArn);
    const before = await parameters();
    const template = await bench.template(name());

    const { outputs } = await update({ lifecycle: 'production' });

    expect(outputs.changed).toBe(true);
    expect(await bench.template(name())).toBe(
      template.replace('lifecycle: "experimental"', 'lifecycle: "production"'),
    );
    expect(await parameters()).toEqual(before);
    expect((await bench.service(deployed.serviceArn)).taskDefinition).toBe(
      taskDefinition,
    );
    expect(bench.published.pop()!.eventPayload).toEqual({
      stackArn: deployed.stackArn,
    });
    // The same task again would be a repetition of the first.
    const again = await update(
      { lifecycle: 'production' },
      { taskId: 'again' },
    );
    expect(again.outputs.changed).toBe(false);
  });

  it('refuses a lifecycle that the catalog reads from a file', async () => {
    await deploy();
    const location =
      'url:https://github.com/acme/orders/blob/main/catalog-info.yaml';
    bench.removeEntity(`api:default/${name()}`);
    bench.addEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: {
        name: name(),
        annotations: {
          'fargate-api/stack-arn': deployed.stackArn,
          'backstage.io/managed-by-location': location,
        },
      },
      spec: { type: 'openapi', owner },
    });
    const template = await bench.template(name());
    await expect(update({ lifecycle: 'production' })).rejects.toThrow(
      `lifecycle: the catalog has api:default/${name()} not from its stack, but from ${location}. Change spec.lifecycle there.`,
    );
    expect(await bench.template(name())).toBe(template);
  });

  it('leaves the count alone that autoscaling has found', async () => {
    await deploy({ autoscaling: { minCount: 2, maxCount: 6 } });
    const { ecs } = await bench.clients();
    await scale(ecs, 5);
    await update({ image: nginx('1.28') });
    expect((await bench.service(deployed.serviceArn)).desiredCount).toBe(5);
  });

  it('tells new tasks from old ones while they take turns', async () => {
    await deploy();
    const { log } = await update({ image: nginx('1.28') });
    const targets = log.filter(line => /^(Tasks|Targets)/.test(line));
    expect(targets).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Tasks .* new .*old still running · targets/),
      ]),
    );
    expect(targets.filter(line => /^Targets/.test(line))).toEqual([
      expect.stringMatching(/^Targets {7}2\/2 healthy/),
    ]);
    expect(targets.pop()).toMatch(/^Targets/);
  });

  /** The tags of the revision that the service runs. */
  const revisionTags = async () => {
    const { taskDefinition } = await bench.service(deployed.serviceArn);
    const { ecs } = await bench.clients();
    const { tags = [] } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }),
    );
    return Object.fromEntries(
      tags
        .filter(({ value }) => value)
        .map(({ key, value }) => [key?.replace('fargate-api:', ''), value]),
    );
  };

  it('says on each revision who deployed it, and from what', async () => {
    await deploy({ commit: 'abcdef0', run: 'https://ci.example.com/runs/1' });
    const first = await revisionTags();
    expect(first).toMatchObject({
      'deployed-by': 'user:default/jane',
      task: expect.any(String),
      commit: 'abcdef0',
      run: 'https://ci.example.com/runs/1',
    });
    const by = { user: 'user:default/joe', taskId: 'task-of-joe' };
    await update({ desiredCount: 3, healthCheckPath: '/health' }, by);
    expect(await revisionTags()).toEqual(first);

    await update({ variables: { LOG_LEVEL: 'debug' } }, by);
    const second = await revisionTags();
    expect(second).toMatchObject({
      'deployed-by': 'user:default/joe',
      task: 'task-of-joe',
    });
    expect(second).not.toHaveProperty('commit');
    expect(second).not.toHaveProperty('run');
  });

  it.each([
    [{ commit: 'main' }, 'commit: must be the SHA of a commit'],
    [{ run: 'http://ci.example.com' }, 'run: must be an HTTPS URL'],
    [{ run: 'https://ci.example.com/?id=1' }, 'run: must be an HTTPS URL'],
  ])('refuses %j before anything is read', async (input, message) => {
    bench.simulator.calls.clear();
    await expect(update(input)).rejects.toThrow(message);
    expect(bench.simulator.calls.all()).toEqual([]);
  });

  it('changes a fixed count', async () => {
    await deploy();
    await update({ desiredCount: 3 });
    expect((await bench.service(deployed.serviceArn)).desiredCount).toBe(3);
  });

  it('goes back to what ran before when the new tasks do not come up', async () => {
    await deploy();
    await expect(
      update({ image: 'public.ecr.aws/fargate-api/crash:1' }),
    ).rejects.toThrow('container orders');
    expect(bench.log).toContain(
      `Now           stack ${name()} is rolled back to its previous state`,
    );
    expect(await parameters()).toMatchObject({ ImageUrl: nginx('1.27') });
  });

  it('shows in a dry run what would change, and changes nothing', async () => {
    await deploy();
    const before = await bench.inventory();
    const { log } = await update({ desiredCount: 4 }, { isDryRun: true });
    expect(log.slice(1)).toEqual([
      `Dry run       ${name()}: DesiredCount would become 4`,
      `Plan          ${name()}: 1 to change, nothing replaced`,
      '              change: service (DesiredCount 2 → 4)',
      `Dry run       ${name()}: nothing was changed`,
    ]);
    expect(await bench.inventory()).toEqual(before);
  });

  describe('refuses', () => {
    beforeAll(() => deploy({ autoscaling: { minCount: 2, maxCount: 4 } }));

    it.each([
      [
        'a size that Fargate does not offer with what stays',
        { cpu: 2048 },
        'memory: Fargate does not offer 1024 MiB with 2048 CPU units.',
      ],
      [
        'a fixed count while the count follows the load',
        { desiredCount: 3 },
        'desiredCount: the count follows the load.',
      ],
      [
        'more tasks at least than at most',
        { autoscaling: { minCount: 5 } },
        'autoscaling.maxCount: must be at least autoscaling.minCount, which is 5, not 4.',
      ],
      [
        'a load that may take the last task away',
        { autoscaling: { minCount: 0 } },
        'instance.autoscaling.minCount must be greater than or equal to 1',
      ],
      [
        'a CPU target beyond all of it',
        { autoscaling: { cpuTargetPercent: 101 } },
        'instance.autoscaling.cpuTargetPercent must be less than or equal to 100',
      ],
      [
        'a health check path with a space',
        { healthCheckPath: '/a b' },
        'healthCheckPath: "/a b" is not a path.',
      ],
      [
        'a retention that CloudWatch does not offer',
        { logRetentionDays: 45 },
        'instance.logRetentionDays is not one of enum values: 1,3,5,7',
      ],
      [
        'what replaces the target group',
        { port: 8080 },
        /The update would replace the target group/,
      ],
      [
        'to delete it when the update is cancelled',
        { image: nginx('1.28'), onCancel: 'delete' },
        'onCancel: "delete" applies only to a new stack',
      ],
      [
        'to delete it when the update fails',
        { image: nginx('1.28'), onFailure: 'delete' },
        'onFailure: "delete" applies only to a new stack',
      ],
      [
        'an entity that is no deployment',
        { entityRef: 'api:default/nothing' },
        'api:default/nothing is not in the catalog, or you have no access to it',
      ],
    ])('%s', async (_, input, message) => {
      await expect(update(input)).rejects.toThrow(message);
      expect(await bench.changeSets(name())).toEqual([]);
    });
  });

  describe('of a stack to which somebody gave another template', () => {
    const grants = () => [
      {
        access: 'read',
        resource: `arn:aws:dynamodb:eu-west-1:123456789012:table/orders-${
          count + 1
        }-items`,
      },
    ];

    /** As whoever may update stacks in the account can. */
    async function tamper(change: (template: string) => string) {
      const { cloudFormation } = await bench.clients();
      await cloudFormation.send(
        new UpdateStackCommand({
          StackName: name(),
          TemplateBody: change(await bench.template(name())),
          Parameters: Object.keys(await parameters()).map(ParameterKey => ({
            ParameterKey,
            UsePreviousValue: true,
          })),
          Capabilities: ['CAPABILITY_IAM'],
        }),
      );
      await bench.simulator.clock.advance(900);
      expect(await bench.stackStatus(name())).toBe('UPDATE_COMPLETE');
    }

    async function logicalIds() {
      const { cloudFormation } = await bench.clients();
      const { StackResources } = await cloudFormation.send(
        new DescribeStackResourcesCommand({ StackName: name() }),
      );
      return StackResources!.map(({ LogicalResourceId }) => LogicalResourceId);
    }

    it('makes nothing of what that template has, and keeps the configuration', async () => {
      await deploy({ variables: { LOG_LEVEL: 'debug' }, grants: grants() });
      const template = await bench.template(name());
      await tamper(text =>
        text
          .replace(
            '\nConditions:\n',
            "$& Grown: !Equals [!Ref DesiredCount, '3']\n",
          )
          .replace(
            '\nResources:\n',
            '$& Trojan:\n  Type: AWS::Logs::LogGroup\n  Condition: Grown\n',
          )
          .replace('!Ref LogRetentionDays', '7'),
      );
      expect(await bench.template(name())).toMatch('Trojan');
      await update({ desiredCount: 3 });
      expect(await logicalIds()).not.toContain('Trojan');
      expect(await bench.template(name())).toBe(template);
    });

    it('refuses what that template gives the container', async () => {
      await deploy({ grants: grants() });
      await tamper(text => text.replace('dynamodb:Scan', 'dynamodb:*'));
      await expect(update({ desiredCount: 3 })).rejects.toThrow(
        `The template of stack ${name()} was not made by this portal. Deploy the API again with fargate:public-api:deploy, which replaces it.`,
      );
      expect(await bench.changeSets(name())).toEqual([]);
    });
  });

  async function scale(ecs: ECSClient, desiredCount: number) {
    await ecs.send(
      new UpdateServiceCommand({
        cluster: deployed.clusterName,
        service: name(),
        desiredCount,
      }),
    );
    await bench.simulator.clock.advance(300);
  }
});
