import request from 'supertest';
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { MiddlewareStack } from '@smithy/types';
import { component, locatedAt } from '../__testUtils__/entities';
import { openApiProblems } from '../__testUtils__/openApi';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const statusOf = (name: string) =>
  `/api/fargate-api/v1/entities/component/default/${name}/status`;

describe('StatusService', () => {
  let deployment: SimulatedDeployment;
  let orders: StackRecord;

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    orders = await deployment.deployApi('orders');
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  const start = (
    entities: Entity[],
    options: { allow?: (permission: string) => boolean } = {},
  ) => startPlugin(deployment, entities, options);

  const read = (annotations: Record<string, string>) =>
    readAs('orders', annotations);

  async function readAs(name: string, annotations: Record<string, string>) {
    const { server } = await start([component(name, annotations)]);
    const { status, body } = await request(server).get(statusOf(name));
    expect(status).toBe(200);
    expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
    return body as FargateApiStatus;
  }

  const readStack = (stack: StackRecord) =>
    readAs(stack.name, { [STACK_ARN_ANNOTATION]: stack.arn });

  describe('of a healthy API', () => {
    it('returns everything that the card shows', async () => {
      const status = await readStack(orders);
      const { ClusterName, LoadBalancerDnsName, Url } = orders.outputs;
      expect(status).toMatchObject({
        state: 'healthy',
        problems: [],
        target: {
          name: 'dev',
          accountId: '123456789012',
          region: 'eu-west-1',
        },
        service: {
          value: {
            name: 'orders',
            cluster: ClusterName,
            status: 'ACTIVE',
            desired: 2,
            running: 2,
            pending: 0,
            rollout: {
              state: 'completed',
              desired: 2,
              running: 2,
              failedTasks: 0,
              circuitBreaker: true,
              taskDefinition: 'orders:1',
            },
          },
        },
        taskDefinition: {
          value: {
            name: 'orders:1',
            images: ['public.ecr.aws/docker/library/nginx:latest'],
            cpu: 256,
            memory: 512,
          },
        },
        targetGroups: {
          value: [
            {
              healthCheckPath: '/',
              counts: { healthy: 2, unhealthy: 0, initial: 0 },
            },
          ],
        },
        endpoint: {
          value: {
            url: Url,
            dnsName: LoadBalancerDnsName,
            scheme: 'internet-facing',
            type: 'application',
            tls: false,
            state: 'active',
            availabilityZones: ['eu-west-1a', 'eu-west-1b'],
          },
        },
        egressIps: { value: [expect.stringMatching(/^\d+(\.\d+){3}$/)] },
        stoppedTasks: { value: [] },
        tasks: {
          value: [
            { state: 'RUNNING', taskDefinition: 'orders:1' },
            { state: 'RUNNING', taskDefinition: 'orders:1' },
          ],
        },
        certificate: {},
        scaling: { value: { min: 0, max: 10, autoscaling: false } },
        permissions: {
          restart: true,
          scale: true,
          stopTask: true,
          readLogs: true,
        },
        links: {
          stack: expect.stringContaining('cloudformation'),
          service: expect.stringContaining('service'),
          logs: expect.stringContaining('log-group'),
        },
      });
      expect(status.service.value!.events.length).toBeGreaterThan(0);
    });

    it('links what stands for the console of AWS, where each resource is found', async () => {
      const { links } = await readStack(orders);
      const titles = Object.values(links).map(async url => {
        const response = await fetch(url);
        expect(response.status).toBe(200);
        return /<h1>(.*)<\/h1>/.exec(await response.text())![1];
      });
      expect((await Promise.all(titles)).sort()).toEqual([
        `Log group ${orders.outputs.LogGroupName}`,
        'Service orders',
        'Stack orders',
      ]);
    });

    it('returns the time of AWS', async () => {
      const status = await readStack(orders);
      const virtual = new Date(deployment.simulator.clock.now());
      expect(status.now.slice(0, 15)).toBe(virtual.toISOString().slice(0, 15));
    });

    it("works without a stack, with the annotation of AWS's own plugin", async () => {
      const { ServiceArn, Url } = orders.outputs;
      const status = await read({
        ...locatedAt(orders.arn),
        [ECS_SERVICE_ARN_ANNOTATION]: ServiceArn,
      });
      expect(status.state).toBe('healthy');
      expect(status.endpoint.value!.url).toBe(Url);
      expect(status.links).toEqual({
        service: expect.any(String),
        logs: expect.any(String),
      });
    });

    it('does not describe stopped tasks when there are none', async () => {
      const { calls } = deployment.simulator;
      const describing = { operation: 'DescribeTasks' };
      const before = calls.count(describing);
      await readStack(orders);
      // One call for the running tasks.
      expect(calls.count(describing)).toBe(before + 1);
    });
  });

  describe('refuses', () => {
    const annotated = component('orders', {
      [STACK_ARN_ANNOTATION]:
        'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1',
    });
    const foreign = (annotation: string, arn: string) =>
      component('orders', { [annotation]: arn });

    it.each([
      {
        status: 401,
        when: 'the request has no credentials',
        entities: [annotated],
        authorization: mockCredentials.none.header(),
        message: /Missing credentials/,
      },
      {
        status: 404,
        when: 'the user cannot see the entity',
        entities: [],
        message: /There is no entity component:default\/orders/,
      },
      {
        status: 403,
        when: 'the user lacks the permission',
        entities: [annotated],
        allow: () => false,
        message:
          /Requires the permission fargate-api.status.read for component:default\/orders/,
      },
      {
        status: 400,
        when: 'the name is invalid',
        entities: [annotated],
        path: statusOf('-orders-'),
        message: /name: must be an entity name/,
      },
      {
        status: 400,
        when: 'the entity has no annotation',
        entities: [component('orders')],
        message: /none of the annotations fargate-api\/stack-arn, aws/,
      },
      {
        status: 400,
        when: 'the annotation is not an ARN',
        entities: [foreign(STACK_ARN_ANNOTATION, 'orders')],
        message: /"orders" is not an ARN/,
      },
      {
        status: 403,
        when: 'the stack is in another account',
        entities: [
          foreign(
            STACK_ARN_ANNOTATION,
            'arn:aws:cloudformation:eu-west-1:999999999999:stack/orders/1',
          ),
        ],
        message: /Account 999999999999 in eu-west-1 is not a target/,
      },
      {
        status: 403,
        when: 'the service is in another region',
        entities: [
          foreign(
            ECS_SERVICE_ARN_ANNOTATION,
            'arn:aws:ecs:us-east-1:123456789012:service/dev/orders',
          ),
        ],
        message: /Account 123456789012 in us-east-1 is not a target/,
      },
      {
        status: 403,
        when: 'the service is in another account than the stack',
        entities: [
          component('orders', {
            ...annotated.metadata.annotations,
            [ECS_SERVICE_ARN_ANNOTATION]:
              'arn:aws:ecs:eu-west-1:999999999999:service/dev/orders',
          }),
        ],
        message: /Account 999999999999/,
      },
    ])(
      'with $status when $when, before any call to AWS',
      async ({ status, entities, message, ...options }) => {
        const { server } = await start(entities, options);
        const { calls } = deployment.simulator;
        const before = calls.count();
        const response = await request(server)
          .get(options.path ?? statusOf('orders'))
          .set(
            'authorization',
            options.authorization ?? mockCredentials.user.header(),
          );
        expect(response.status).toBe(status);
        expect(response.body.error.message).toMatch(message);
        expect(calls.count()).toBe(before);
      },
    );

    it('a user without the permission although the status is cached', async () => {
      let allowed = true;
      const entity = component('orders', {
        [STACK_ARN_ANNOTATION]: orders.arn,
      });
      const { server } = await start([entity], { allow: () => allowed });
      const get = () => request(server).get(statusOf('orders'));
      expect(await get()).toMatchObject({ status: 200 });
      allowed = false;
      expect(await get()).toMatchObject({ status: 403 });
    });
  });

  it('accepts requests of other plugins', async () => {
    const entity = component('orders', { [STACK_ARN_ANNOTATION]: orders.arn });
    const { server } = await start([entity]);
    const authorization = mockCredentials.service.header({
      onBehalfOf: mockCredentials.service(),
      targetPluginId: 'fargate-api',
    });
    const { status } = await request(server)
      .get(statusOf('orders'))
      .set('authorization', authorization);
    expect(status).toBe(200);
  });

  it('reads AWS once for many users', async () => {
    const entity = component('orders', { [STACK_ARN_ANNOTATION]: orders.arn });
    const { server } = await start([entity]);
    const { calls } = deployment.simulator;
    const before = calls.count();
    const get = () => request(server).get(statusOf('orders')).expect(200);
    await get();
    const first = calls.count() - before;
    await Promise.all(Array.from({ length: 20 }, get));
    expect(calls.count() - before).toBe(first);
    // Stack, service, list and description of running tasks, list of stopped
    // tasks, task definition, managed and inline policies of its role, target
    // group, target health, load balancer, listeners, security groups, NAT
    // gateways, autoscaling.
    expect(first).toBe(15);
  });

  it('shows an API without a load balancer, with the endpoint of its stack', async () => {
    const { clients, simulator } = deployment;
    const [, cluster] = orders.outputs.ServiceArn.split('/');
    const { services } = await clients.ecs.send(
      new DescribeServicesCommand({ cluster, services: ['orders'] }),
    );
    const { networkConfiguration, taskDefinition } = services![0];
    const { subnets, securityGroups } =
      networkConfiguration!.awsvpcConfiguration!;
    const template = `
      Resources:
        Service:
          Type: AWS::ECS::Service
          Properties:
            ServiceName: worker
            Cluster: ${cluster}
            TaskDefinition: ${taskDefinition}
            DesiredCount: 2
            LaunchType: FARGATE
            NetworkConfiguration:
              AwsvpcConfiguration:
                Subnets: ${JSON.stringify(subnets)}
                SecurityGroups: ${JSON.stringify(securityGroups)}
      Outputs:
        ServiceArn: { Value: !Ref Service }
        Url: { Value: 'https://worker.acme.com' }`;
    const worker = await deployment.deploy(
      'public-api',
      'worker',
      {},
      { template },
    );
    const before = simulator.calls.count({ service: 'elasticloadbalancing' });

    expect(await readStack(worker)).toMatchObject({
      state: 'healthy',
      problems: [],
      service: { value: { desired: 2, running: 2 } },
      targetGroups: { value: [] },
      endpoint: {
        value: {
          url: 'https://worker.acme.com',
          scheme: 'internet-facing',
          tls: true,
          availabilityZones: [],
        },
      },
      certificate: {},
      consumers: {},
    });
    expect(simulator.calls.count({ service: 'elasticloadbalancing' })).toBe(
      before,
    );
  });

  describe('when a part cannot be read', () => {
    async function readWithout(service: 'ec2' | 'elbv2' | 'ecs', error: Error) {
      const entity = component('orders', {
        [STACK_ARN_ANNOTATION]: orders.arn,
      });
      const { server, clients } = await start([entity]);
      const {
        middlewareStack,
      }: { middlewareStack: MiddlewareStack<any, any> } = clients[service];
      middlewareStack.add(
        () => async () => {
          throw error;
        },
        { step: 'initialize', name: 'refuse' },
      );
      const { status, body } = await request(server).get(statusOf('orders'));
      expect(status).toBe(200);
      return body as FargateApiStatus;
    }

    const denied = Object.assign(
      new Error('You are not authorized to perform this operation.'),
      { name: 'UnauthorizedOperation' },
    );

    it('fails only that part', async () => {
      const status = await readWithout('ec2', denied);
      expect(status.state).toBe('healthy');
      expect(status.egressIps).toEqual({
        failure: {
          reason: 'denied',
          message:
            'UnauthorizedOperation: You are not authorized to perform this operation.',
        },
      });
      expect(status.endpoint.value).toBeDefined();
      expect(status.problems).toEqual([
        {
          severity: 'warning',
          kind: 'read-denied',
          facts: expect.objectContaining({ parts: ['consumers', 'egress'] }),
          message:
            'Could not read the allowed consumers and the outbound IPs: UnauthorizedOperation: You are not authorized to perform this operation.',
          hint: expect.stringContaining('permission'),
        },
      ]);
    });

    it('also fails the parts that depend on it', async () => {
      const status = await readWithout('elbv2', denied);
      expect(status.state).toBe('healthy');
      expect(status.targetGroups.failure!.reason).toBe('denied');
      expect(status.endpoint.failure!.reason).toBe('denied');
      expect(status.egressIps.failure!.reason).toBe('denied');
      expect(status.taskDefinition.value).toBeDefined();
    });

    it('returns the state unknown without the service', async () => {
      const error = Object.assign(new Error('Rate exceeded'), {
        name: 'ThrottlingException',
      });
      const status = await readWithout('ecs', error);
      expect(status.state).toBe('unknown');
      expect(status.problems).toEqual([]);
      expect(status.service).toEqual({
        failure: {
          reason: 'throttled',
          message: 'ThrottlingException: Rate exceeded',
        },
      });
    });
  });

  describe('of an unhealthy API', () => {
    /** Returns the status as soon as it contains a certain problem. */
    async function readWhen(name: string, image: string, code: string) {
      const arn = `arn:aws:ecs:eu-west-1:123456789012:service/${orders.outputs.ClusterName}/${name}`;
      const ImageUrl = `public.ecr.aws/fargate-api/${image}`;
      const stack = await deployment.deployApi(name, { ImageUrl }, 120);
      for (let step = 0; step < 60; step++) {
        await deployment.simulator.clock.advance(5);
        const status = await readAs(name, {
          ...locatedAt(stack.arn),
          [ECS_SERVICE_ARN_ANNOTATION]: arn,
        });
        if (status.problems.some(problem => problem.code === code)) {
          return status;
        }
      }
      throw new Error(
        `The status of ${name} never contained the problem ${code}`,
      );
    }

    it('reports the exit code of crashing containers', async () => {
      const status = await readWhen(
        'crash',
        'crash:1',
        'EssentialContainerExited',
      );
      expect(status.problems[0]).toEqual({
        severity: 'error',
        kind: 'tasks-stopped',
        facts: {
          count: expect.any(Number),
          causeKind: 'exited',
          cause: expect.stringMatching(/^container \w+ exited with code 1$/),
          container: expect.any(String),
          exitCode: 1,
        },
        message: expect.stringMatching(
          /^\d tasks? stopped: container \w+ exited with code 1$/,
        ),
        hint: 'Fix the error shown in the log of the container.',
        code: 'EssentialContainerExited',
      });
      expect(status.stoppedTasks.value![0]).toMatchObject({
        stopCode: 'EssentialContainerExited',
        containers: [{ exitCode: 1, image: expect.stringMatching(/crash:1$/) }],
      });
    });

    it('reports the response code that failed the health check', async () => {
      const status = await readWhen(
        'failing',
        'status-500:1',
        'Target.ResponseCodeMismatch',
      );
      expect(status.problems).toContainEqual({
        severity: 'error',
        kind: 'targets-unhealthy',
        facts: expect.objectContaining({
          causeKind: 'health-check-status',
          codes: '500',
          check: '/',
        }),
        message:
          '2 of 2 targets unhealthy: health check / returned status 500 (Target.ResponseCodeMismatch)',
        hint: expect.any(String),
        code: 'Target.ResponseCodeMismatch',
      });
    });

    it('reports no problem for a desired count of 0', async () => {
      const stack = await deployment.deployApi('idle', { DesiredCount: '0' });
      const status = await readStack(stack);
      expect(status).toMatchObject({ state: 'scaled-to-zero', problems: [] });
    });

    it('returns the state gone when the stack was deleted', async () => {
      const stack = await deployment.deployApi('gone');
      await deployment.clients.cloudFormation.send(
        new DeleteStackCommand({ StackName: stack.arn }),
      );
      await deployment.simulator.clock.advance(3600);
      const status = await readStack(stack);
      expect(status.state).toBe('gone');
      expect(status.problems).toEqual([
        {
          severity: 'error',
          kind: 'service-missing',
          facts: {
            failure: `The stack ${stack.arn} was deleted`,
            failureKind: 'stack-deleted',
            arn: stack.arn,
          },
          message: `The stack ${stack.arn} was deleted`,
          hint: expect.stringContaining('Deploy it again'),
        },
      ]);
    });
  });
});
