import {
  CreateSecretCommand,
  DeleteSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import {
  DescribeTaskDefinitionCommand,
  ListTagsForResourceCommand,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = (tag: string) => `public.ecr.aws/docker/library/nginx:${tag}`;

jest.setTimeout(60_000);

describe('a roll back by fargate:api:update', () => {
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
      image: nginx('1.26'),
      ...input,
    }));
    bench.addStackEntity(`api:default/${name()}`, deployed.stackArn);
  };
  let updates = 0;
  const update = (input: object, options = {}) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name()}`, ...input },
      { taskId: `update-${++updates}`, ...options },
    );
  const parameters = async () => (await bench.describe(name()))!.parameters;

  /** The revision that the service runs, with its tags. */
  const running = async () => {
    const { taskDefinition } = await bench.service(deployed.serviceArn);
    const { ecs } = await bench.clients();
    const { taskDefinition: definition, tags = [] } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }),
    );
    return {
      definition: definition!,
      tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
    };
  };

  /** What of a revision a roll back restores, without the image's name. */
  const restorable = ({
    containerDefinitions,
    cpu,
    memory,
    runtimePlatform,
  }: TaskDefinition) => ({
    cpu,
    memory,
    runtimePlatform,
    containers: containerDefinitions!.map(({ image, ...rest }) => rest),
  });

  it('restores the image by its digest, the size and all of the containers, in one change set', async () => {
    await deploy({
      cpu: 512,
      memory: 1024,
      variables: { LOG_LEVEL: 'info', MODE: 'a' },
      container: {
        command: ['serve', '--quiet'],
        healthCheck: { command: ['CMD-SHELL', 'true'], startPeriodSeconds: 5 },
        nofile: { soft: 1024, hard: 2048 },
      },
      sidecars: [
        {
          name: 'proxy',
          image: nginx('1.25'),
          memory: 128,
          apiDependsOn: 'START',
        },
      ],
    });
    const before = await running();
    await update(
      {
        image: nginx('1.28'),
        cpu: 256,
        memory: 512,
        variables: { LOG_LEVEL: 'debug', NEW: 'x' },
        removeVariables: ['MODE'],
        removeContainerOptions: ['command', 'healthCheck', 'nofile'],
        removeSidecars: ['proxy'],
      },
      { user: 'user:default/joe' },
    );
    const { log } = await update({ rollBackTo: 1 });
    const after = await running();
    expect(restorable(after.definition)).toEqual(restorable(before.definition));
    expect(
      after.definition.containerDefinitions!.map(({ image }) => image),
    ).toEqual([
      expect.stringMatching(
        /^public\.ecr\.aws\/docker\/library\/nginx@sha256:[0-9a-f]{64}$/,
      ),
      expect.stringMatching(
        /^public\.ecr\.aws\/.*\/nginx@sha256:[0-9a-f]{64}$/,
      ),
    ]);
    expect(after.tags).toMatchObject({
      'fargate-api:deployed-by': 'user:default/jane',
      'fargate-api:rolled-back-to': '1',
    });
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Roll back {5}to deployment orders-\d+:1 of \S+ by user:default\/jane; image from \S+nginx:1\.28 to \S+@sha256:/,
      ),
    );
    expect(log.filter(line => line.startsWith('Plan'))).toHaveLength(1);
    expect(bench.audit.at(-1)).toMatchObject({ outcome: 'success' });
  });

  it('holds automatic deployments until they are released', async () => {
    await deploy();
    await update({ image: nginx('1.28') });
    const { log } = await update({ rollBackTo: 1 });
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Hold {10}automatic deployments .* are held until/,
      ),
    );
    const { DeploymentHold } = await parameters();
    expect(DeploymentHold).toMatch(/^\d{4}-\S+Z user:default\/jane$/);
    const { ecs } = await bench.clients();
    const hold = async () => {
      const { tags } = await ecs.send(
        new ListTagsForResourceCommand({ resourceArn: deployed.serviceArn }),
      );
      return tags!.find(({ key }) => key === 'fargate-api:hold')?.value;
    };
    expect(await hold()).toBe(DeploymentHold);

    const other = await update({ desiredCount: 1 });
    expect(other.log).toContainEqual(
      expect.stringMatching(
        /^Hold {10}automatic deployments are held since \S+ by user:default\/jane; this deployment does not release them$/,
      ),
    );
    expect(await hold()).toBe(DeploymentHold);

    const { taskDefinition } = await bench.service(deployed.serviceArn);
    await update({ releaseHold: true });
    expect(await hold()).toBeUndefined();
    expect((await bench.service(deployed.serviceArn)).taskDefinition).toBe(
      taskDefinition,
    );
  });

  it('keeps a hold when the API is deployed again', async () => {
    await deploy();
    await update({ image: nginx('1.28') });
    await update({ rollBackTo: 1 });
    const { DeploymentHold } = await parameters();
    await bench.run('fargate:public-api:deploy', {
      name: name(),
      owner,
      environmentStackArn,
      image: nginx('1.28'),
    });
    expect((await parameters()).DeploymentHold).toBe(DeploymentHold);
  });

  it.each([
    [0, 'rollBackTo: must be the number of a revision'],
    [1, 'rollBackTo: revision 1 is the one that stack'],
    [7, /rollBackTo: the service has not deployed orders-\d+:7/],
  ])('refuses revision %d', async (rollBackTo, message) => {
    await deploy();
    await expect(update({ rollBackTo })).rejects.toThrow(message);
    expect(await bench.changeSets(name())).toEqual([]);
  });

  it('refuses what the revision decides beside it, before anything is read', async () => {
    await deploy();
    bench.simulator.calls.clear();
    await expect(
      update({ rollBackTo: 1, image: nginx('1.27'), variables: { A: 'b' } }),
    ).rejects.toThrow('rollBackTo: revision 1 decides image, variables.');
    expect(bench.simulator.calls.all()).toEqual([]);
  });

  it('refuses a revision of an API that had the same name before', async () => {
    await deploy({ variables: { TEAM: 'somebody-else' } });
    await bench.run('fargate:stack:delete', {
      entityRef: `api:default/${name()}`,
    });
    count--;
    await deploy();
    await expect(update({ rollBackTo: 1 })).rejects.toThrow(
      /rollBackTo: the service has not deployed orders-\d+:1/,
    );
  });

  it('refuses a revision with a secret that no longer exists', async () => {
    const { secretsManager } = await bench.clients();
    const id = `orders-${count + 1}/db`;
    const { ARN } = await secretsManager.send(
      new CreateSecretCommand({
        Name: id,
        SecretString: 'postgres://db/orders',
        Tags: [
          {
            Key: 'fargate-api:entity',
            Value: `api:default/orders-${count + 1}`,
          },
        ],
      }),
    );
    await deploy({ secrets: { DATABASE_URL: `secretsmanager:${id}` } });
    await update({ removeVariables: ['DATABASE_URL'] });
    const before = await parameters();
    await secretsManager.send(
      new DeleteSecretCommand({
        SecretId: ARN,
        ForceDeleteWithoutRecovery: true,
      }),
    );
    await expect(update({ rollBackTo: 1 })).rejects.toThrow(
      /^rollBackTo: revision 1 cannot be restored\. secrets\.DATABASE_URL: Secrets Manager has no secret/,
    );
    expect(await parameters()).toEqual(before);
    expect(await bench.changeSets(name())).toEqual([]);
  });

  it('requires the permission to update', async () => {
    await deploy();
    await update({ image: nginx('1.28') });
    bench.users.set('user:default/eve', { groups: ['group:default/b'] });
    await expect(
      update({ rollBackTo: 1 }, { user: 'user:default/eve' }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect((await parameters()).ImageUrl).toBe(nginx('1.28'));
  });
});
