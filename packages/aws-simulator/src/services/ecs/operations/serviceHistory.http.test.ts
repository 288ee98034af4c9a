import {
  DeleteServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  ListServiceDeploymentsCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

const GOOD = 'public.ecr.aws/docker/library/nginx:1.27';
const BAD = 'public.ecr.aws/fargate-api/does-not-exist:1';
const DIGEST = /^sha256:[0-9a-f]{64}$/;

describe('the history of a service', () => {
  let bench: ServiceBench;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    await bench.createService(GOOD, { desiredCount: 1 });
    await bench.clock.advance(120);
  });

  async function deploy(image: string) {
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        taskDefinition: await bench.define(image),
      }),
    );
  }

  async function list(input: Partial<ListServiceDeploymentsCommandInput> = {}) {
    return bench.ecs.send(
      new ListServiceDeploymentsCommand({
        cluster: 'main',
        service: 'api',
        ...input,
      }),
    );
  }

  async function revisions() {
    const { serviceDeployments = [] } = await list();
    const { serviceRevisions = [], failures } = await bench.ecs.send(
      new DescribeServiceRevisionsCommand({
        serviceRevisionArns: serviceDeployments.map(
          ({ targetServiceRevisionArn }) => targetServiceRevisionArn!,
        ),
      }),
    );
    expect(failures).toEqual([]);
    return serviceRevisions;
  }

  it('has the task definition and the images of each revision, once pulled with their digest', async () => {
    await deploy(BAD);
    await bench.clock.advance(30);
    const [bad, good] = await revisions();
    expect(good).toMatchObject({
      taskDefinition: expect.stringMatching(/task-definition\/api:1$/),
      containerImages: [
        {
          containerName: 'api',
          image: GOOD,
          imageDigest: expect.stringMatching(DIGEST),
        },
      ],
    });
    expect(bad.taskDefinition).toMatch(/task-definition\/api:2$/);
    expect(bad.containerImages).toEqual([{ containerName: 'api', image: BAD }]);
    const [task] = await bench.tasks('RUNNING');
    expect(good.containerImages![0].imageDigest).toBe(
      task.containers![0].imageDigest,
    );
  });

  it('has the same digest for the same image, and that of one by digest', async () => {
    const [{ containerImages }] = await revisions();
    const digest = containerImages![0].imageDigest;
    await deploy(`public.ecr.aws/docker/library/nginx@${digest}`);
    await bench.clock.advance(120);
    const [latest] = await revisions();
    expect(latest.containerImages).toMatchObject([{ imageDigest: digest }]);
  });

  it('creates no revision for a rollback', async () => {
    await deploy(BAD);
    await bench.clock.advance(3600);
    const { serviceDeployments = [] } = await list();
    expect(serviceDeployments.map(({ status }) => status)).toEqual([
      'ROLLBACK_SUCCESSFUL',
      'SUCCESSFUL',
    ]);
    const [, good] = await revisions();
    const { serviceDeployments: described } = await bench.ecs.send(
      new DescribeServiceDeploymentsCommand({
        serviceDeploymentArns: [serviceDeployments[0].serviceDeploymentArn!],
      }),
    );
    expect(described).toMatchObject([
      { rollback: { serviceRevisionArn: good.serviceRevisionArn } },
    ]);
  });

  it('filters by status and by creation, and returns pages', async () => {
    const first = (await list()).serviceDeployments!;
    for (let i = 0; i < 21; i++) {
      await bench.clock.advance(60);
      await deploy(GOOD);
    }
    await bench.clock.advance(300);
    const page = await list();
    expect(page.serviceDeployments).toHaveLength(20);
    const rest = await list({ nextToken: page.nextToken });
    expect(rest.serviceDeployments).toHaveLength(2);
    expect(rest.serviceDeployments![1]).toEqual(first[0]);
    expect(rest.nextToken).toBeUndefined();
    expect(
      (await list({ status: ['IN_PROGRESS'] })).serviceDeployments,
    ).toEqual([]);
    const { createdAt } = first[0];
    expect(
      (await list({ createdAt: { after: createdAt }, maxResults: 100 }))
        .serviceDeployments,
    ).toHaveLength(21);
  });

  it('is deleted with the service', async () => {
    const { serviceDeployments = [] } = await list();
    const [{ serviceDeploymentArn, targetServiceRevisionArn }] =
      serviceDeployments;
    await bench.ecs.send(
      new DeleteServiceCommand({
        cluster: 'main',
        service: 'api',
        force: true,
      }),
    );
    await bench.clock.advance(300);
    await expect(list()).rejects.toMatchObject({
      name: 'ServiceNotFoundException',
    });
    const described = await bench.ecs.send(
      new DescribeServiceRevisionsCommand({
        serviceRevisionArns: [targetServiceRevisionArn!],
      }),
    );
    expect(described).toMatchObject({
      serviceRevisions: [],
      failures: [{ arn: targetServiceRevisionArn, reason: 'MISSING' }],
    });
    const { failures } = await bench.ecs.send(
      new DescribeServiceDeploymentsCommand({
        serviceDeploymentArns: [serviceDeploymentArn!],
      }),
    );
    expect(failures).toEqual([
      { arn: serviceDeploymentArn, reason: 'MISSING' },
    ]);
  });

  it('describes at most twenty revisions at once', async () => {
    await expect(
      bench.ecs.send(
        new DescribeServiceRevisionsCommand({
          serviceRevisionArns: Array.from({ length: 21 }, (_, i) => `${i}`),
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'ServiceRevisionArns cannot have more than 20 elements.',
    });
  });
});
