import { ECR } from '@aws-sdk/client-ecr';
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
// Test utilities are none of the simulator's public API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { pushImage } from '../../../../packages/aws-simulator/src/__testUtils__/pushImage';
import { ACCOUNT, TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const PROD = '444455556666';
const nginx = (tag: string) => `public.ecr.aws/docker/library/nginx:${tag}`;
const PINNED = /^public\.ecr\.aws\/docker\/library\/nginx@sha256:[0-9a-f]{64}$/;
const COMMIT = 'c0ffee0c0ffee0c0ffee0c0ffee0c0ffee0c0ffe';

jest.setTimeout(60_000);

describe('fargate:api:promote', () => {
  let bench: TestBench;
  const environments: Record<string, string> = {};

  beforeAll(async () => {
    bench = await TestBench.start({ prod: PROD });
    for (const target of ['dev', 'prod']) {
      const { outputs } = await bench.run('fargate:environment:deploy', {
        target,
        name: target,
        owner,
      });
      environments[target] = outputs.stackArn;
    }
  });
  afterEach(() => bench.reset());
  afterAll(() => bench.close());

  let count = 0;
  const nameIn = (target: string) => `orders-${target}-${count}`;
  const refOf = (target: string) => `api:default/${nameIn(target)}`;
  const deploy = async (target: string, input: object = {}) => {
    const { outputs } = await bench.run(
      'fargate:public-api:deploy',
      {
        name: nameIn(target),
        owner,
        environmentStackArn: environments[target],
        image: nginx('1.26'),
        ...input,
      },
      { taskId: bench.newTaskId() },
    );
    bench.addStackEntity(refOf(target), outputs.stackArn);
    return outputs;
  };
  const both = async (dev: object = {}, prod: object = {}) => {
    count++;
    return {
      dev: await deploy('dev', { image: nginx('1.28'), ...dev }),
      prod: await deploy('prod', prod),
    };
  };
  const production = async () =>
    describeStack(await bench.clients('prod'), nameIn('prod'));
  const promote = (input: object = {}, options: object = {}) =>
    bench.run(
      'fargate:api:promote',
      { from: refOf('dev'), entityRef: refOf('prod'), ...input },
      { taskId: bench.newTaskId(), ...options },
    );
  const revisionOf = async (target: string, serviceArn: string) => {
    const { ecs } = await bench.clients(target);
    const [, cluster, service] = serviceArn.split('/');
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster, services: [service] }),
    );
    const { taskDefinition, tags = [] } = await ecs.send(
      new DescribeTaskDefinitionCommand({
        taskDefinition: services![0].taskDefinition,
        include: ['TAGS'],
      }),
    );
    return {
      images: taskDefinition!.containerDefinitions!.map(({ image }) => image),
      environment: taskDefinition!.containerDefinitions![0].environment,
      cpu: taskDefinition!.cpu,
      tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
    };
  };

  it('deploys what the other API runs by its digest, and nothing else, in one change set', async () => {
    const { prod } = await both(
      {
        cpu: 512,
        memory: 1024,
        variables: { MODE: 'dev' },
        commit: COMMIT,
        sidecars: [
          { name: 'proxy', image: nginx('1.27'), memory: 64 },
          { name: 'only-dev', image: nginx('1.27'), memory: 64 },
        ],
      },
      {
        variables: { MODE: 'prod' },
        sidecars: [
          { name: 'proxy', image: nginx('1.25'), memory: 64 },
          { name: 'only-prod', image: nginx('1.25'), memory: 64 },
        ],
      },
    );
    const { log, outputs } = await promote();
    const { images, environment, cpu, tags } = await revisionOf(
      'prod',
      prod.serviceArn,
    );
    expect(images).toEqual([
      expect.stringMatching(PINNED),
      expect.stringMatching(PINNED),
      nginx('1.25'),
    ]);
    expect(images[0]).not.toBe(images[1]);
    expect(outputs).toMatchObject({ changed: true, image: images[0] });
    expect(environment).toEqual([{ name: 'MODE', value: 'prod' }]);
    expect(cpu).toBe('256');
    expect(tags).toMatchObject({
      'fargate-api:deployed-by': 'user:default/jane',
      'fargate-api:commit': COMMIT,
    });
    expect(log.filter(line => line.startsWith('Plan'))).toHaveLength(1);
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Promotion {5}api:default\/orders-dev-\d+ runs \S+@sha256:\S+ \(orders-dev-\d+:1, commit c0ffee\w+\)$/,
      ),
    );
    expect(log.join('\n')).toMatch(
      /Note {10}only-dev: a sidecar that this API does not have.*\nNote {10}only-prod: a sidecar that the other API does not have/,
    );
  });

  it('promotes what runs, and not what the stack asked for', async () => {
    const { dev } = await both();
    const { ecs } = await bench.clients();
    const [, cluster, service] = dev.serviceArn.split('/');
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: nameIn('dev') }),
    );
    const { taskDefinition: outside } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        ...(taskDefinition as RegisterTaskDefinitionCommandInput),
        containerDefinitions: taskDefinition!.containerDefinitions!.map(
          one => ({ ...one, image: nginx('1.27') }),
        ),
      }),
    );
    await ecs.send(
      new UpdateServiceCommand({
        cluster,
        service,
        taskDefinition: outside!.taskDefinitionArn,
      }),
    );
    await expect(promote()).rejects.toThrow(/has a deployment in progress/);
    await bench.simulator.clock.advance(1200);
    const { log } = await promote();
    expect(log.join('\n')).toMatch(/runs \S+ \(orders-dev-\d+:2\)/);
  });

  it('changes nothing the second time', async () => {
    await both();
    await promote();
    const { outputs } = await promote();
    expect(outputs).toMatchObject({ changed: false });
  });

  it('changes nothing in a dry run', async () => {
    await both();
    const before = await production();
    const since = bench.callCount();
    const { log } = await promote({}, { isDryRun: true });
    expect(log.join('\n')).toMatch(/ImageUrl would become \S+@sha256:/);
    expect(
      bench
        .changingCalls({ since })
        .map(({ operation }) => operation)
        .filter(name => !/ChangeSet$/.test(name)),
    ).toEqual([]);
    expect(await production()).toEqual(before);
  });

  it('refuses an API that runs no task, itself, and what is no API', async () => {
    await both({ desiredCount: 0 });
    const before = await production();
    await expect(promote()).rejects.toThrow(
      /^from: api:default\/orders-dev-\d+ in target dev runs no task\. Promote it when it is healthy\.$/,
    );
    await expect(promote({ from: refOf('prod') })).rejects.toThrow(
      /^from: api:default\/orders-prod-\d+ is the API that shall run the image/,
    );
    await expect(promote({ from: 'api:default/none' })).rejects.toThrow(
      /^from: api:default\/none is not in the catalog/,
    );
    expect(await production()).toEqual(before);
  });

  it('requires the permission to update the one, and to see the other', async () => {
    await both();
    bench.users.set('user:default/eve', { groups: ['group:default/b'] });
    await expect(
      promote({}, { user: 'user:default/eve' }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    bench.users.set('user:default/ann', {
      groups: [owner],
      hidden: [refOf('dev')],
    });
    await expect(promote({}, { user: 'user:default/ann' })).rejects.toThrow(
      /^from: \S+ is not in the catalog, or you have no access to it/,
    );
    expect(bench.audit.at(-1)).toMatchObject({ outcome: 'fail' });
  });

  it('keeps a hold, and says that it stands', async () => {
    await both();
    await bench.run(
      'fargate:api:update',
      { entityRef: refOf('prod'), image: nginx('1.27') },
      { taskId: bench.newTaskId() },
    );
    await bench.run(
      'fargate:api:update',
      { entityRef: refOf('prod'), rollBackTo: 1 },
      { taskId: bench.newTaskId() },
    );
    const { log } = await promote();
    expect(log.join('\n')).toMatch(
      /Hold {10}automatic deployments are held since .*; this deployment does not release them/,
    );
    expect((await production())!.parameters).toMatchObject({
      DeploymentHold: expect.stringMatching(/jane$/),
    });
  });

  it('deploys after a restart what it said before, whatever runs by then', async () => {
    await both();
    const taskId = bench.newTaskId();
    const controller = new AbortController();
    await expect(
      promote(
        {},
        {
          taskId,
          signal: controller.signal,
          onLine: (line: string) =>
            line.startsWith('Promotion') && controller.abort(),
        },
      ),
    ).rejects.toThrow();
    const { image } = (await promote({}, { isDryRun: true })).outputs;
    await bench.run(
      'fargate:api:update',
      { entityRef: refOf('dev'), image: nginx('1.25') },
      { taskId: bench.newTaskId() },
    );
    const { outputs } = await promote({}, { taskId });
    expect(outputs.image).toBe(image);
  });

  describe('from a registry of another account', () => {
    const repository = async (name: string, RepositoryPolicyText?: object) => {
      await bench.foreignStack(`${name}-images`, {
        template: JSON.stringify({
          Resources: {
            Repository: {
              Type: 'AWS::ECR::Repository',
              Properties: { RepositoryName: name, RepositoryPolicyText },
            },
          },
        }),
      });
      const ecr = new ECR({
        endpoint: bench.simulator.url,
        region: 'eu-west-1',
        maxAttempts: 1,
        credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'simulated' },
      });
      const digest = await pushImage(ecr, name, 'v1');
      const uri = `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/${name}`;
      return { tagged: `${uri}:v1`, pinned: `${uri}@${digest}` };
    };

    it('says which policy the repository lacks, before anything is changed', async () => {
      const { pinned, tagged } = await repository('closed');
      await both({ image: tagged });
      const before = await production();
      await expect(promote()).rejects.toThrow(
        `image: repository closed of account ${ACCOUNT} in eu-west-1 does not let account ${PROD} pull ${pinned}. Allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to the principal arn:aws:iam::${PROD}:root in the policy of the repository (aws ecr set-repository-policy).`,
      );
      expect(await production()).toEqual(before);
    });

    it('deploys where the repository lets the account pull', async () => {
      const { pinned, tagged } = await repository('open', {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${PROD}:root` },
            Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          },
        ],
      });
      await both({ image: tagged });
      const { outputs } = await promote();
      expect(outputs.image).toBe(pinned);
    });
  });
});
