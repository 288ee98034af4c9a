import { ENVIRONMENT_TYPE } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  readDescriptor,
  describeStack,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = 'public.ecr.aws/docker/library/nginx:1.27';

jest.setTimeout(60_000);

describe('fargate:public-api:deploy', () => {
  let bench: TestBench;
  let environmentStackArn: string;
  /** Of calls, when the environment stood. */
  let mark: number;

  async function start() {
    bench = await TestBench.start();
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
    mark = bench.callCount();
  }
  const stop = () => bench.close();

  const orders = () => ({
    name: 'orders',
    owner,
    environmentStackArn,
    image: nginx,
  });
  const deploy = (input = {}, options = {}) =>
    bench.run('fargate:public-api:deploy', { ...orders(), ...input }, options);
  const addEnvironment = (spec = {}, annotations = {}) =>
    bench.addEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'dev',
        namespace: 'default',
        annotations: {
          'fargate-api/stack-arn': environmentStackArn,
          ...annotations,
        },
      },
      spec: { type: ENVIRONMENT_TYPE, owner, ...spec },
    });

  describe('succeeds', () => {
    beforeEach(start);
    afterEach(stop);

    it('when the targets are healthy', async () => {
      const { outputs, log } = await deploy();
      expect(outputs).toEqual({
        stackArn: expect.stringContaining(':stack/orders/'),
        endpoint: expect.stringMatching(
          /^http:\/\/orders-.*\.eu-west-1\.elb\.amazonaws\.com$/,
        ),
        serviceArn: expect.stringMatching(/:service\/.*\/orders$/),
        targetGroupArn: expect.stringContaining(':targetgroup/'),
        loadBalancerArn: expect.stringContaining(':loadbalancer/app/'),
        loadBalancerDnsName: expect.stringContaining('.elb.amazonaws.com'),
        clusterName: expect.stringContaining('environment-dev-cluster'),
        logGroupName: expect.stringContaining('orders-LogGroup'),
        annotations: {
          'fargate-api/stack-arn': outputs.stackArn,
          'aws.amazon.com/amazon-ecs-service-arn': outputs.serviceArn,
        },
        changed: true,
      });
      expect(log).toEqual(
        expect.arrayContaining([
          'Plan          orders: 10 to add',
          expect.stringMatching(
            /^API {11}\[ 7\/10\] {2}load balancer … \d\d s of about 116 s$/,
          ),
          `Tasks         2 started: pulling ${nginx}`,
          'Tasks         2 running · targets 0 healthy, 2 initial',
          expect.stringMatching(/^Targets {7}2\/2 healthy after \d+ s$/),
        ]),
      );
      expect(log[log.length - 1]).toBe(
        `Done          ${outputs.endpoint} · ${/\d min \d\d s$/.exec(
          log[log.length - 1],
        )}`,
      );
    });

    it('with the environment that the catalog names', async () => {
      addEnvironment();
      const { outputs } = await deploy({
        environment: 'resource:default/dev',
        environmentStackArn: undefined,
      });
      expect(outputs.clusterName).toContain('environment-dev-cluster');
    });

    it('and writes what Backstage must know into the stack', async () => {
      const definition = 'openapi: 3.1.0\n';
      const { outputs } = await deploy({
        title: 'Orders',
        system: 'shop',
        lifecycle: 'production',
        tags: ['http'],
        definition,
        description: '',
      });
      const clients = await bench.clients();
      const stack = await describeStack(clients, outputs.stackArn);
      expect(stack).toMatchObject({
        managed: true,
        kind: 'public-api',
        entityRef: 'api:default/orders',
      });
      expect(await readDescriptor(clients, stack!)).toEqual({
        entity: {
          namespace: 'default',
          name: 'orders',
          owner,
          title: 'Orders',
          system: 'shop',
          lifecycle: 'production',
          tags: ['http'],
        },
        environment: 'resource:default/dev',
        definition,
      });
    });

    it('with as many tasks as autoscaling wants at least', async () => {
      const { log } = await deploy({
        autoscaling: { minCount: 3, maxCount: 5 },
      });
      expect(log).toContainEqual(
        expect.stringMatching(/^Targets {7}3\/3 healthy/),
      );
    });

    it('without a change when all is as it should be', async () => {
      const first = await deploy({}, { taskId: 'first' });
      const before = await bench.resources();
      const second = await deploy({}, { taskId: 'second' });
      expect(second.outputs).toEqual({ ...first.outputs, changed: false });
      expect(second.log.slice(1)).toEqual([
        'Plan          orders: no changes',
        'API           unchanged',
        'Targets       2/2 healthy',
        `Done          ${first.outputs.endpoint} · no changes`,
      ]);
      expect(await bench.changeSets('orders')).toEqual([]);
      expect(await bench.resources()).toEqual(before);
    });

    it('with a new image on what stands', async () => {
      const first = await deploy({}, { taskId: 'first' });
      const image = 'public.ecr.aws/docker/library/nginx:1.28';
      const { outputs, log } = await deploy({ image }, { taskId: 'second' });
      expect(outputs).toEqual({ ...first.outputs, changed: true });
      expect(log).toContainEqual(
        expect.stringMatching(
          /^Plan {10}orders: .* to change, replaces task definition/,
        ),
      );
      expect(log[log.length - 1]).toMatch(/^Done/);
    });
  });

  describe('says the root cause of a failure and leaves nothing half-made', () => {
    beforeEach(start);
    afterEach(stop);

    const failures: [string, string, string, string][] = [
      [
        'crash:1',
        'container orders exited with code 1 ("Error: Environment variable DATABASE_URL is not set")',
        'the container exits; ECS stopped after 3 failed tasks; CloudFormation rolled back.',
        'log │ Error: Environment variable DATABASE_URL is not set',
      ],
      [
        'other-port:1',
        'the log of the container says that it listens on port 9999, not 80: health check :80/ failed, because the connection was refused or the response was malformed (Target.FailedHealthChecks)',
        'no task became healthy; ECS stopped after 3 failed tasks; CloudFormation rolled back.',
        'log │ listening on port 9999',
      ],
      [
        'status-500:1',
        'health check :80/ returned status 500 (Target.ResponseCodeMismatch)',
        'no task became healthy; ECS stopped after 3 failed tasks; CloudFormation rolled back.',
        'target unhealthy: Health checks failed with these codes: [500] (Target.ResponseCodeMismatch)',
      ],
      [
        'does-not-exist:1',
        'image public.ecr.aws/fargate-api/does-not-exist:1 does not exist (CannotPullContainerError)',
        'tasks cannot start; ECS stopped after 3 failed tasks; CloudFormation rolled back.',
        'no exit code: CannotPullContainerError',
      ],
      [
        'out-of-memory:1',
        'container orders ran out of memory (OutOfMemoryError: Container killed due to memory usage)',
        'tasks run out of memory; ECS stopped after 3 failed tasks; CloudFormation rolled back.',
        'exit code 137: OutOfMemoryError',
      ],
    ];

    it.each(failures)('%s', async (image, why, failed, evidence) => {
      const before = await bench.resources();
      await expect(
        deploy({ image: `public.ecr.aws/fargate-api/${image}` }),
      ).rejects.toThrow(`orders: ${why}`);
      const end = bench.log.slice(
        bench.log.findIndex(line => line.startsWith('Failed')),
      );
      expect(end).toEqual(
        expect.arrayContaining([
          `Failed        orders: ${failed}`,
          `Why           ${why}`,
          expect.stringContaining(evidence),
          'Now           stack orders deleted; environment dev untouched; nothing registered',
          expect.stringMatching(/^Next .*, then press "Start over"$/),
        ]),
      );
      expect(end.map(line => line.slice(0, 14).trim()).filter(Boolean)).toEqual(
        ['Failed', 'Why', 'Evidence', 'Now', 'Next'],
      );
      expect(await bench.stackStatus('orders')).toBeUndefined();
      expect(await bench.resources()).toEqual(before);
    });

    it('although it looked only when all was over', async () => {
      bench.stride = 90;
      await expect(
        deploy({ image: 'public.ecr.aws/fargate-api/crash:1' }),
      ).rejects.toThrow(
        'orders: container orders exited with code 1 ("Error: Environment variable DATABASE_URL is not set")',
      );
      expect(await bench.stackStatus('orders')).toBeUndefined();
    });

    it('of an update, which goes back to what was there', async () => {
      const first = await deploy({}, { taskId: 'first' });
      await expect(
        deploy(
          { image: 'public.ecr.aws/fargate-api/crash:1' },
          { taskId: 'second' },
        ),
      ).rejects.toThrow(
        'orders: container orders exited with code 1 ("Error: Environment variable DATABASE_URL is not set")',
      );
      expect(bench.log).toContain(
        'Now           stack orders is rolled back to its previous state; environment dev untouched; nothing registered',
      );
      const again = await deploy({}, { taskId: 'third' });
      expect(again.outputs.endpoint).toBe(first.outputs.endpoint);
    });
  });

  describe('survives', () => {
    beforeEach(start);
    afterEach(stop);

    it('a cancellation, saying what goes on without it', async () => {
      expect(
        await bench.killed('fargate:public-api:deploy', orders(), /load bal/),
      ).toBe(
        'Cancelled: stack orders in account 123456789012, eu-west-1 is CREATE_IN_PROGRESS, and CloudFormation continues',
      );
      expect(bench.log[bench.log.length - 1]).toMatch(
        /^Cancelled {5}stack orders/,
      );
    });

    it('a death while the load balancer is made', async () => {
      await bench.killed('fargate:public-api:deploy', orders(), /load bal/);
      const atDeath = await bench.resources();
      const { outputs, log } = await deploy();
      expect(log).toContain(
        'Plan          orders: an operation of this task is in progress; following it',
      );
      expect(outputs).toMatchObject({
        endpoint: expect.stringMatching(/^http/),
        changed: true,
      });
      expect(
        bench.changingCalls({ since: mark, operation: 'ExecuteChangeSet' }),
      ).toHaveLength(1);
      expect(await bench.resources()).toEqual(expect.arrayContaining(atDeath));
    });

    it('a death before the plan was carried out', async () => {
      expect(
        await bench.killed('fargate:public-api:deploy', orders(), /Plan/),
      ).toBe('Cancelled: stack orders was not changed');
      expect((await deploy()).outputs.changed).toBe(true);
    });

    it('a death after the stack was complete', async () => {
      await bench.killed(
        'fargate:public-api:deploy',
        orders(),
        /done in \d+ m/,
      );
      const { outputs } = await deploy();
      expect(outputs.changed).toBe(true);
      expect(
        bench.changingCalls({ since: mark, operation: 'ExecuteChangeSet' }),
      ).toHaveLength(1);
    });
  });

  describe('tells in a dry run what it would do', () => {
    beforeAll(start);
    afterAll(stop);

    it('in an environment that stands', async () => {
      const { outputs, log } = await deploy({}, { isDryRun: true });
      expect(log).toContain('Plan          orders: 10 to add');
      expect(outputs.annotations).toHaveProperty('fargate-api/stack-arn');
    });

    it('in one that a dry run before it did not make', async () => {
      const environment = await bench.run(
        'fargate:environment:deploy',
        { target: 'dev', name: 'other', owner },
        { isDryRun: true },
      );
      const { outputs } = await deploy(
        { environmentStackArn: environment.outputs.stackArn },
        { isDryRun: true },
      );
      const { outputs: registered } = await bench.run(
        'fargate:api:register',
        { stackArn: outputs.stackArn },
        { isDryRun: true },
      );
      expect(registered.entityRef).toBe('api:default/orders');
    });
  });

  describe('refuses before anything is made', () => {
    beforeAll(start);
    afterAll(stop);
    beforeEach(() => {
      bench.clearEntities();
      mark = bench.callCount();
    });

    const refusals: [string, object, string][] = [
      [
        'a name that AWS will not take',
        { name: 'Orders' },
        'name: "Orders" cannot be used.',
      ],
      ['no image', { image: ' ' }, 'image: name the container image to run'],
      [
        'an image with a scheme',
        { image: 'https://example.com/orders' },
        'image: "https://example.com/orders" is not the name of a container image.',
      ],
      [
        'CPU and memory that do not go together',
        { cpu: 512, memory: 512 },
        'memory: Fargate does not offer 512 MiB with 512 CPU units. Take one of 1024, 2048, 3072, 4096.',
      ],
      [
        'a port beyond the last',
        { port: 70000 },
        'instance.port must be less than or equal to 65535',
      ],
      [
        'half a task',
        { desiredCount: 1.5 },
        'instance.desiredCount is not of a type(s) integer',
      ],
      [
        'fewer tasks at most than at least',
        { autoscaling: { minCount: 4, maxCount: 2 } },
        'autoscaling.maxCount: must be at least autoscaling.minCount, which is 4, not 2.',
      ],
      [
        'a health check path without a slash',
        { healthCheckPath: 'health' },
        'healthCheckPath: "health" is not a path. It must begin with a slash',
      ],
      [
        'a share of Spot that the template does not know',
        { spotPercent: 33 },
        'instance.spotPercent is not one of enum values: 0,10,20,25',
      ],
      [
        'a load that may take the last task away',
        { autoscaling: { minCount: 0, maxCount: 2 } },
        'instance.autoscaling.minCount must be greater than or equal to 1',
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
        'a URL for a domain name',
        {
          certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/abc',
          domainName: 'https://orders.acme.com',
        },
        'domainName: "https://orders.acme.com" is not a domain name.',
      ],
      [
        'a certificate of another region',
        {
          certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/abc',
        },
        'certificateArn: the certificate is in us-east-1, but a load balancer in eu-west-1 takes only certificates of its own region.',
      ],
      [
        'an environment in an account that is not allowed',
        {
          environmentStackArn:
            'arn:aws:cloudformation:eu-west-1:999999999999:stack/environment-dev-cluster/1',
        },
        'Account 999999999999 in eu-west-1 is not a target of this portal.',
      ],
      [
        'an environment that is gone',
        {
          environmentStackArn:
            'arn:aws:cloudformation:eu-west-1:123456789012:stack/environment-x-cluster/11111111-1111-1111-1111-111111111111',
        },
        'does not exist any more in target dev (eu-west-1)',
      ],
      [
        'an environment that the catalog does not have',
        {
          environmentStackArn: undefined,
          environment: 'resource:default/nowhere',
        },
        'environment: resource:default/nowhere is not in the catalog, or you have no access to it.',
      ],
      [
        'no environment',
        { environmentStackArn: undefined },
        'Give either environment, an entity reference, or environmentStackArn',
      ],
    ];

    it.each(refusals)('%s', async (_, input, message) => {
      await expect(deploy(input)).rejects.toThrow(message);
      expect(bench.changingCalls({ since: mark })).toEqual([]);
    });

    it('an entity that is no environment', async () => {
      addEnvironment({ type: 'database' });
      await expect(
        deploy({
          environment: 'resource:default/dev',
          environmentStackArn: undefined,
        }),
      ).rejects.toThrow(
        'environment: resource:default/dev is not a Fargate environment',
      );
    });

    it('subnets without egress for the image', async () => {
      const { outputs } = await bench.run('fargate:environment:deploy', {
        target: 'dev',
        name: 'closed',
        owner,
        network: { natGateways: 'none', cidr: '10.1.0.0/16' },
      });
      mark = bench.callCount();
      await expect(
        deploy({ environmentStackArn: outputs.stackArn }),
      ).rejects.toThrow(
        /Private subnet subnet-\w+ has no route to the internet, so the tasks cannot pull public.ecr.aws\/docker\/library\/nginx:1.27: add a route to a NAT gateway to its route table rtb-\w+/,
      );
      expect(bench.changingCalls({ since: mark })).toEqual([]);
    });

    it('a stack of that name that is not ours', async () => {
      await bench.foreignStack('foreign');
      mark = bench.callCount();
      await expect(deploy({ name: 'foreign' })).rejects.toThrow(
        'A stack named foreign already exists and was not created by this portal',
      );
      expect(bench.changingCalls({ since: mark })).toEqual([]);
    });

    it('a name that the catalog has given to something else', async () => {
      bench.addEntity({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'orders', namespace: 'default' },
        spec: { type: 'service', owner, lifecycle: 'production' },
      });
      await expect(deploy()).rejects.toThrow(
        'name: component:default/orders already exists in the catalog and belongs to something else.',
      );
      expect(bench.changingCalls({ since: mark })).toEqual([]);
    });
  });
});
