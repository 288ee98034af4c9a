import {
  DeleteServiceCommand,
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  StopTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

const GOOD = 'public.ecr.aws/docker/library/nginx:latest';
const bad = (name: string) => `public.ecr.aws/fargate-api/${name}:1`;

describe('a service', () => {
  it('starts its tasks, registers them, and is steady once its targets are healthy', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(GOOD);
    await bench.clock.advance(5);
    expect(await bench.service()).toMatchObject({
      runningCount: 0,
      pendingCount: 2,
    });
    expect(await bench.tasks('RUNNING')).toMatchObject([
      { lastStatus: 'PROVISIONING' },
      { lastStatus: 'PROVISIONING' },
    ]);

    await bench.clock.advance(30);
    expect(await bench.targetHealth()).toEqual([
      'initial, Elb.RegistrationInProgress, Target registration is in progress',
      'initial, Elb.RegistrationInProgress, Target registration is in progress',
    ]);
    await bench.clock.advance(60);

    expect(await bench.events()).toEqual([
      'has started 2 tasks: (task task1) (task task2).',
      'registered 2 targets in (target-group tg)',
      '(deployment deployment1) deployment completed.',
      'has reached a steady state.',
    ]);
    expect(await bench.targetHealth()).toEqual(['healthy', 'healthy']);
    const { deployments, runningCount } = await bench.service();
    expect(runningCount).toBe(2);
    expect(deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 2 },
    ]);
    const zones = (await bench.tasks('RUNNING')).map(
      ({ availabilityZone }) => availabilityZone,
    );
    expect(zones.sort()).toEqual(['eu-west-1a', 'eu-west-1b']);
  });

  it('replaces its tasks one deployment after the other', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(GOOD, { desiredCount: 1 });
    await bench.clock.advance(120);
    const before = (await bench.events()).length;
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        taskDefinition: await bench.define('nginx:2'),
      }),
    );
    await bench.clock.advance(1);
    expect((await bench.service()).deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', runningCount: 0 },
      { status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 1 },
    ]);
    await bench.clock.advance(180);
    expect((await bench.events()).slice(before)).toEqual([
      'has started 1 tasks: (task task2).',
      'registered 1 targets in (target-group tg)',
      'has stopped 1 running tasks: (task task1).',
      'deregistered 1 targets in (target-group tg)',
      '(service api, taskSet deployment1) has begun draining connections on 1 tasks.',
      '(deployment deployment2) deployment completed.',
      'has reached a steady state.',
    ]);
    expect(await bench.tasks('STOPPED')).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: expect.stringMatching(
          /^Scaling activity initiated by \(deployment ecs-svc\/\d+\)$/,
        ),
      },
    ]);
  });

  it('replaces a task that somebody stopped', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(GOOD, { desiredCount: 1 });
    await bench.clock.advance(120);
    const before = (await bench.events()).length;
    const [{ taskArn }] = await bench.tasks('RUNNING');
    const { task } = await bench.ecs.send(
      new StopTaskCommand({ cluster: 'main', task: taskArn }),
    );
    expect(task).toMatchObject({
      lastStatus: 'DEACTIVATING',
      desiredStatus: 'STOPPED',
      stoppedReason: 'Task stopped by user',
      stopCode: 'UserInitiated',
    });
    await bench.clock.advance(180);
    expect((await bench.events()).slice(before)).toEqual([
      'deregistered 1 targets in (target-group tg)',
      '(service api, taskSet deployment1) has begun draining connections on 1 tasks.',
      'has started 1 tasks: (task task2).',
      'registered 1 targets in (target-group tg)',
      'has reached a steady state.',
    ]);
  });

  it('scales without a deployment', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(GOOD);
    await bench.clock.advance(120);
    const scale = (desiredCount: number) =>
      bench.ecs.send(
        new UpdateServiceCommand({
          cluster: 'main',
          service: 'api',
          desiredCount,
        }),
      );
    await scale(4);
    await bench.clock.advance(120);
    expect(await bench.service()).toMatchObject({
      runningCount: 4,
      deployments: [{ rolloutState: 'COMPLETED', desiredCount: 4 }],
    });
    await scale(1);
    await bench.clock.advance(120);
    expect(await bench.service()).toMatchObject({ runningCount: 1 });
    expect(await bench.targetHealth()).toEqual(['healthy']);
  });

  it('drains when it is deleted', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(GOOD);
    await bench.clock.advance(120);
    await expect(
      bench.ecs.send(
        new DeleteServiceCommand({ cluster: 'main', service: 'api' }),
      ),
    ).rejects.toThrow(
      'The service cannot be stopped while it is scaled above 0.',
    );
    await bench.ecs.send(
      new DeleteServiceCommand({
        cluster: 'main',
        service: 'api',
        force: true,
      }),
    );
    await bench.clock.advance(10);
    expect(await bench.service()).toMatchObject({ status: 'DRAINING' });
    await bench.clock.advance(60);
    expect(await bench.service()).toMatchObject({
      status: 'INACTIVE',
      runningCount: 0,
    });
    expect(await bench.targetHealth()).toEqual([]);
  });
});

describe('a service whose tasks do not come up', () => {
  it('fails its first deployment when the containers crash', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(bad('crash'));
    await bench.clock.advance(600);
    expect(await bench.service()).toMatchObject({
      runningCount: 0,
      pendingCount: 0,
      deployments: [
        {
          status: 'PRIMARY',
          rolloutState: 'FAILED',
          rolloutStateReason:
            'ECS deployment circuit breaker: tasks failed to start.',
        },
      ],
    });
    const stopped = await bench.tasks('STOPPED');
    expect(stopped.length).toBeGreaterThanOrEqual(3);
    expect(stopped[0]).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 1 }],
    });
  });

  it('calls itself impaired once, however many tasks fail at the same instant', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(bad('crash'), {
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: false, rollback: false },
      },
    });
    await bench.clock.advance(1800);
    const { events = [] } = await bench.service();
    const times = events
      .filter(({ message }) => message!.includes('unable to consistently'))
      .map(({ createdAt }) => createdAt!.getTime());
    expect(times.length).toBeGreaterThan(1);
    expect(new Set(times).size).toBe(times.length);
  });

  it('says what kills a container that takes too much memory', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(bad('out-of-memory'));
    await bench.clock.advance(60);
    expect((await bench.tasks('STOPPED'))[0]).toMatchObject({
      stoppedReason: 'Essential container in task exited',
      containers: [
        {
          exitCode: 137,
          reason: 'OutOfMemoryError: Container killed due to memory usage',
        },
      ],
    });
  });

  it('rolls back to the deployment that worked', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(GOOD, { desiredCount: 1 });
    await bench.clock.advance(120);
    const good = (await bench.service()).taskDefinition;
    const before = (await bench.events()).length;
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        taskDefinition: await bench.define(bad('crash')),
      }),
    );
    await bench.clock.advance(600);
    expect((await bench.events()).slice(before)).toEqual([
      'has started 1 tasks: (task task2).',
      'has started 1 tasks: (task task3).',
      'has started 1 tasks: (task task4).',
      '(deployment deployment2) deployment failed: tasks failed to start.',
      'rolling back to deployment deployment1.',
      '(deployment deployment1) deployment completed.',
      'has reached a steady state.',
    ]);
    expect(await bench.service()).toMatchObject({
      taskDefinition: good,
      runningCount: 1,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
    });
    const { serviceDeployments } = await bench.ecs.send(
      new ListServiceDeploymentsCommand({ cluster: 'main', service: 'api' }),
    );
    const described = await bench.ecs.send(
      new DescribeServiceDeploymentsCommand({
        serviceDeploymentArns: [serviceDeployments![0].serviceDeploymentArn!],
      }),
    );
    expect(described.serviceDeployments).toMatchObject([
      {
        status: 'ROLLBACK_SUCCESSFUL',
        deploymentCircuitBreaker: {
          status: 'TRIGGERED',
          failureCount: 3,
          threshold: 3,
        },
      },
    ]);
  });

  it('names an image that does not exist', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(bad('does-not-exist'));
    await bench.clock.advance(120);
    const reason =
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref public.ecr.aws/fargate-api/does-not-exist:1: not found';
    expect((await bench.tasks('STOPPED'))[0]).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: reason,
      containers: [{ reason }],
    });
    expect(await bench.events()).toContain(
      `was unable to place a task. Reason: ${reason}.`,
    );
    await bench.clock.advance(3600);
    expect((await bench.service()).deployments![0].rolloutState).toBe('FAILED');
  });

  it('names the platform for which an image is not built', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService('public.ecr.aws/acme/orders:arm64-only');
    await bench.clock.advance(120);
    expect((await bench.tasks('STOPPED'))[0]).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason:
        "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    });
  });

  it('names the registry that private subnets without NAT do not reach', async () => {
    const bench = await ServiceBench.ready({ nat: false });
    await bench.createService(GOOD);
    await bench.clock.advance(300);
    expect((await bench.tasks('STOPPED'))[0].stoppedReason).toMatch(
      /^CannotPullContainerError: pull image manifest has been retried 5 time\(s\): failed to resolve ref public\.ecr\.aws\/docker\/library\/nginx:latest: failed to do request: Head "https:\/\/public\.ecr\.aws\/v2\/docker\/library\/nginx\/manifests\/latest": dial tcp [\d.]+:443: i\/o timeout$/,
    );
  });

  it('names the ECR API that private subnets without NAT do not reach', async () => {
    const bench = await ServiceBench.ready({ nat: false });
    await bench.createService(
      '111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:1',
    );
    await bench.clock.advance(330);
    expect((await bench.tasks('STOPPED'))[0].stoppedReason).toMatch(
      /^ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: .* Post "https:\/\/api\.ecr\.eu-west-1\.amazonaws\.com\/": dial tcp [\d.]+:443: i\/o timeout$/,
    );
  });

  describe('in private subnets with all endpoints but one', () => {
    const ECR = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';

    it.each([
      [
        'ecr.dkr',
        `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${ECR}/api:1: failed to do request: Head "https://${ECR}/v2/api/manifests/1": dial tcp {ip}:443: i/o timeout`,
      ],
      [
        's3',
        'CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/: dial tcp {ip}:443: i/o timeout',
      ],
      [
        'logs',
        'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
      ],
    ])('names %s where that is the one', async (missing, stoppedReason) => {
      const bench = new ServiceBench({ nat: false });
      for (const endpoint of ['ecr.api', 'ecr.dkr', 's3', 'logs']) {
        if (endpoint !== missing) {
          bench.addEndpoint(endpoint);
        }
      }
      await bench.clock.advance(120);
      await bench.createService(`${ECR}/api:1`);
      await bench.clock.advance(240);
      expect((await bench.tasks('RUNNING'))[0].lastStatus).not.toBe('RUNNING');
      const [task] = await bench.tasks('STOPPED');
      expect(task.stopCode).toBe('TaskFailedToStart');
      expect(task.stoppedReason!.replace(/tcp [\d.]+:/, 'tcp {ip}:')).toBe(
        stoppedReason,
      );
    });

    it('runs where none is missing', async () => {
      const bench = new ServiceBench({ nat: false });
      for (const endpoint of ['ecr.api', 'ecr.dkr', 's3', 'logs']) {
        bench.addEndpoint(endpoint);
      }
      await bench.clock.advance(120);
      await bench.createService(`${ECR}/api:1`);
      await bench.clock.advance(120);
      expect(await bench.targetHealth()).toEqual(['healthy', 'healthy']);
    });
  });

  it('names the log group that does not exist', async () => {
    const bench = await ServiceBench.ready({ logGroup: false });
    await bench.createService(GOOD);
    await bench.clock.advance(60);
    expect((await bench.tasks('STOPPED'))[0].stoppedReason).toMatch(
      /^ResourceInitializationError: failed to validate logger args: .*ResourceNotFoundException: The specified log group does not exist\. : exit status 1$/,
    );
  });
});

describe('targets', () => {
  const healthAfter = async (bench: ServiceBench, image: string) => {
    await bench.createService(image, { healthCheckGracePeriodSeconds: 600 });
    await bench.clock.advance(90);
    return bench.targetHealth();
  };

  it.each([
    [
      bad('other-port'),
      'unhealthy, Target.FailedHealthChecks, Health checks failed',
    ],
    [
      bad('status-500'),
      'unhealthy, Target.ResponseCodeMismatch, Health checks failed with these codes: [500]',
    ],
  ])('of %s are %s', async (image, health) => {
    expect(await healthAfter(await ServiceBench.ready(), image)).toEqual([
      health,
      health,
    ]);
  });

  it('time out while no security group admits the balancer, and heal once one does', async () => {
    const bench = await ServiceBench.ready({ ingress: false });
    const timeout = 'unhealthy, Target.Timeout, Request timed out';
    expect(await healthAfter(bench, GOOD)).toEqual([timeout, timeout]);
    bench.admitBalancer();
    await bench.clock.advance(20);
    expect(await bench.targetHealth()).toEqual(['healthy', 'healthy']);
  });

  it('are unused in a zone that the load balancer does not serve', async () => {
    const bench = await ServiceBench.ready({ balancerZones: ['b', 'c'] });
    expect((await healthAfter(bench, GOOD)).sort()).toEqual([
      'healthy',
      'unused, Target.NotInUse, Target is in an Availability Zone that is not enabled for the load balancer',
    ]);
  });

  it('of a slow container get the time that the grace period gives', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(bad('slow-start'), {
      healthCheckGracePeriodSeconds: 120,
    });
    await bench.clock.advance(70);
    expect(await bench.targetHealth()).toEqual(
      Array(2).fill(
        'unhealthy, Target.FailedHealthChecks, Health checks failed',
      ),
    );
    await bench.clock.advance(90);
    expect(await bench.targetHealth()).toEqual(['healthy', 'healthy']);
    expect(await bench.tasks('STOPPED')).toEqual([]);
  });

  it('that become unhealthy are replaced first, and stopped once the replacement serves', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(GOOD);
    await bench.clock.advance(120);
    const before = (await bench.events()).length;
    const [{ attachments }] = await bench.tasks('RUNNING');
    const ip = attachments![0].details!.find(
      ({ name }) => name === 'privateIPv4Address',
    )!.value!;
    bench.hang(ip);
    await bench.clock.advance(150);

    expect((await bench.events()).slice(before)).toEqual([
      '(task task1) (port 8080) is unhealthy in (target-group tg) due to (reason Request timed out).',
      'has started 1 tasks: (task task3). Amazon ECS replaced 1 tasks due to an unhealthy status.',
      'registered 1 targets in (target-group tg)',
      'has stopped 1 running tasks: (task task1).',
      'has reached a steady state.',
      'deregistered 1 targets in (target-group tg)',
      '(service api, taskSet deployment1) has begun draining connections on 1 tasks.',
    ]);
  });

  it('that stay unhealthy cost the task its life, and count as failures', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(bad('status-500'));
    await bench.clock.advance(150);
    const events = await bench.events();
    expect(events.slice(2, 5)).toEqual([
      '(task task1) (port 8080) is unhealthy in (target-group tg) due to (reason Health checks failed with these codes: [500]).',
      '(task task2) (port 8080) is unhealthy in (target-group tg) due to (reason Health checks failed with these codes: [500]).',
      'has started 2 tasks: (task task3) (task task4). Amazon ECS replaced 2 tasks due to an unhealthy status.',
    ]);
    expect((await bench.tasks('STOPPED'))[0]).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${bench.targetGroupArn})`,
    });
    await bench.clock.advance(1800);
    expect((await bench.service()).deployments![0].rolloutState).toBe('FAILED');
  });

  it('that stay unhealthy are stopped first where nothing more may run', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(bad('status-500'), {
      deploymentConfiguration: { maximumPercent: 100 },
    });
    await bench.clock.advance(150);
    const events = await bench.events();
    expect(events[4]).toBe(
      'has stopped 2 running tasks: (task task1) (task task2).',
    );
    expect(events).toContain(
      'has started 2 tasks: (task task3) (task task4). Amazon ECS replaced 2 tasks due to an unhealthy status.',
    );
  });
});

describe('an idle service', () => {
  it('asks nothing of the clock', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(GOOD);
    await bench.clock.advance(600);
    const after = jest.spyOn(bench.clock, 'after');
    await bench.clock.advance(24 * 3600);
    expect(after).not.toHaveBeenCalled();
    expect(await bench.targetHealth()).toEqual(['healthy', 'healthy']);
  });
});
