import {
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { ECR } from '@aws-sdk/client-ecr';
import {
  pushImage,
  pushIndex,
  TestImage,
} from '../../../__testUtils__/pushImage';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { Ecr } from '../../ecr/model/Ecr';
import { Iam } from '../../iam/model/Iam';
import { attachRolePolicy, putRolePolicy } from '../../iam/model/roles';
import { Logs } from '../../logs/model/Logs';

const REGISTRY = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const REPOSITORY = `${REGISTRY}/orders`;
const EXECUTION =
  'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

const labelled = (behaviour: string): TestImage => ({
  config: {
    Labels: { 'aws-simulator.behaviour': behaviour },
    ExposedPorts: { '8080/tcp': {} },
  },
});

describe('tasks with an image of the simulated ECR', () => {
  let bench: ServiceBench;
  let ecr: ECR;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    ecr = new ECR(bench.clientOptions);
    await ecr.createRepository({ repositoryName: 'orders' });
  });

  const iam = () => bench.region.account.service(Iam);

  async function run(image: string) {
    await bench.createService(image, { desiredCount: 1 });
    await bench.clock.advance(150);
  }

  async function runPushed(image: TestImage) {
    attachRolePolicy(iam(), 'bench', EXECUTION);
    const digest = await pushImage(ecr, 'orders', 'v1', image);
    await run(`${REPOSITORY}:v1`);
    return digest;
  }

  const stopped = async () => (await bench.tasks('STOPPED'))[0];

  const logged = () =>
    [...bench.region.service(Logs).groups.get('api')!.streams.values()].flatMap(
      ({ events }) => events.map(({ message }) => message),
    );

  it('run it, and say which one it is', async () => {
    const digest = await runPushed({
      config: { ExposedPorts: { '8080/tcp': {} } },
    });
    expect(await bench.targetHealth()).toEqual(['healthy']);
    const [task] = await bench.tasks('RUNNING');
    expect(task.containers![0].imageDigest).toBe(digest);
    const { serviceDeployments } = await bench.ecs.send(
      new ListServiceDeploymentsCommand({ cluster: 'main', service: 'api' }),
    );
    const { serviceRevisions } = await bench.ecs.send(
      new DescribeServiceRevisionsCommand({
        serviceRevisionArns: [serviceDeployments![0].targetServiceRevisionArn!],
      }),
    );
    expect(serviceRevisions![0].containerImages).toEqual([
      { containerName: 'api', image: `${REPOSITORY}:v1`, imageDigest: digest },
    ]);
  });

  it('run it by its digest', async () => {
    attachRolePolicy(iam(), 'bench', EXECUTION);
    const digest = await pushImage(ecr, 'orders', undefined, {});
    await run(`${REPOSITORY}@${digest}`);
    expect(await bench.targetHealth()).toEqual(['healthy']);
  });

  it('do what its label says', async () => {
    await runPushed(labelled('crash'));
    expect((await stopped()).containers![0].exitCode).toBe(1);
  });

  it('listen on the port that it exposes', async () => {
    await runPushed({ config: { ExposedPorts: { '3000/tcp': {} } } });
    expect(await bench.targetHealth()).not.toContain('healthy');
  });

  it('have its environment variables', async () => {
    const image = labelled('needs-env');
    image.config!.Env = ['DATABASE_URL=postgres://db'];
    await runPushed(image);
    expect(await bench.targetHealth()).toEqual(['healthy']);
  });

  it('cannot execute it on another architecture', async () => {
    await runPushed({
      architecture: 'arm64',
      config: { Entrypoint: ['/app/orders'] },
    });
    expect((await stopped()).containers![0].exitCode).toBe(255);
    expect(logged()).toContain('exec /app/orders: exec format error');
  });

  describe('and an index', () => {
    beforeEach(async () => {
      attachRolePolicy(iam(), 'bench', EXECUTION);
      const arm64 = await pushImage(ecr, 'orders', undefined, {
        architecture: 'arm64',
      });
      await pushIndex(ecr, 'orders', 'arm64', { arm64 });
      const amd64 = await pushImage(ecr, 'orders', undefined, {
        architecture: 'amd64',
        ...labelled('crash'),
      });
      await pushIndex(ecr, 'orders', 'both', { arm64, amd64 });
    });

    it('cannot pull what it does not have', async () => {
      await run(`${REPOSITORY}:arm64`);
      expect((await stopped()).stoppedReason).toBe(
        "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
      );
    });

    it('run what is for their architecture', async () => {
      await run(`${REPOSITORY}:both`);
      expect((await stopped()).containers![0].exitCode).toBe(1);
    });

    it('run it on ARM', async () => {
      const { taskDefinition } = await bench.ecs.send(
        new RegisterTaskDefinitionCommand({
          family: 'arm',
          cpu: '256',
          memory: '512',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          runtimePlatform: {
            cpuArchitecture: 'ARM64',
            operatingSystemFamily: 'LINUX',
          },
          executionRoleArn: bench.executionRoleArn,
          containerDefinitions: [
            {
              name: 'api',
              image: `${REPOSITORY}:both`,
              portMappings: [{ containerPort: 8080 }],
            },
          ],
        }),
      );
      await bench.createService('nginx', {
        desiredCount: 1,
        taskDefinition: taskDefinition!.taskDefinitionArn,
      });
      await bench.clock.advance(150);
      expect(await bench.targetHealth()).toEqual(['healthy']);
    });
  });

  it.each(['a tag', 'a repository'])('cannot pull without %s', async what => {
    attachRolePolicy(iam(), 'bench', EXECUTION);
    if (what === 'a repository') {
      await ecr.deleteRepository({ repositoryName: 'orders' });
    }
    await run(`${REPOSITORY}:v9`);
    expect((await stopped()).stoppedReason).toBe(
      `CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref ${REPOSITORY}:v9: not found`,
    );
  });

  describe('whose execution role', () => {
    async function runAllowed(...actions: string[]) {
      putRolePolicy(iam(), 'bench', 'pull', {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: actions, Resource: '*' },
      });
      await pushImage(ecr, 'orders', 'v1');
      await run(`${REPOSITORY}:v1`);
      return (await stopped()).stoppedReason;
    }

    it('may not sign in, stop', async () => {
      expect(await runAllowed('logs:*')).toMatch(
        /^ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time\(s\): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: [\da-f-]+, api error AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role\/bench\/[\da-f]+ is not authorized to perform: ecr:GetAuthorizationToken on resource: \* because no identity-based policy allows the ecr:GetAuthorizationToken action$/,
      );
    });

    it('may not read images, stop', async () => {
      expect(await runAllowed('ecr:GetAuthorizationToken')).toBe(
        `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${REPOSITORY}:v1: unexpected status from HEAD request to https://${REGISTRY}/v2/orders/manifests/v1: 403 Forbidden`,
      );
    });

    it('may not read layers, stop', async () => {
      expect(
        await runAllowed('ecr:GetAuthorizationToken', 'ecr:BatchGetImage'),
      ).toMatch(
        /^CannotPullContainerError: ref pull has been retried 1 time\(s\): failed to copy: httpReadSeeker: .*: 403 Forbidden$/,
      );
    });

    it.each([
      ['arn:aws:iam::111122223333:root', /^healthy$/, /^$/],
      ['arn:aws:iam::777788889999:root', /^$/, /: 403 Forbidden$/],
    ])(
      'is of another account, run if the repository allows it: %s',
      async (allowed, health, reason) => {
        attachRolePolicy(iam(), 'bench', EXECUTION);
        const other = new ECR({
          ...bench.clientOptions,
          credentials: { accessKeyId: '444455556666', secretAccessKey: 'x' },
        });
        await other.createRepository({ repositoryName: 'orders' });
        await pushImage(other, 'orders', 'v1');
        const { repositories } = bench.world
          .account('444455556666')
          .region('eu-west-1')
          .service(Ecr);
        repositories.get('orders')!.repositoryPolicy = JSON.stringify({
          Statement: {
            Effect: 'Allow',
            Principal: { AWS: allowed },
            Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          },
        });
        await run(`${REPOSITORY.replace('111122223333', '444455556666')}:v1`);
        expect((await bench.targetHealth()).join()).toMatch(health);
        expect((await stopped())?.stoppedReason ?? '').toMatch(reason);
      },
    );
  });
});
