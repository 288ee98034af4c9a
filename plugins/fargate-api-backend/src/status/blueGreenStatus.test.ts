import request from 'supertest';
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ENTITY_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component } from '../__testUtils__/entities';
import { openApiProblems } from '../__testUtils__/openApi';
import { SimulatedDeployment } from '../__testUtils__/SimulatedDeployment';
import { startPlugin } from '../__testUtils__/startPlugin';

const A_MINUTE = 60;

describe('the status of a service during a blue/green deployment', () => {
  let deployment: SimulatedDeployment;
  let cluster: string;
  let serviceArn: string;

  const pass = (minutes: number) =>
    deployment.simulator.clock.advance(minutes * A_MINUTE);

  beforeAll(async () => {
    deployment = await SimulatedDeployment.start();
    await deployment.deployApi('orders');
    cluster = deployment.environment.ClusterName;
    serviceArn = await createBlueGreenService();
    await pass(5);
  }, 60_000);

  afterAll(() => deployment.simulator.close());

  /** A second service with the same task definition, behind the load balancer of `orders`. */
  async function createBlueGreenService(): Promise<string> {
    const { ecs, elbv2 } = deployment.clients;
    const { TargetGroups } = await elbv2.send(
      new DescribeTargetGroupsCommand({}),
    );
    const [{ VpcId, LoadBalancerArns }] = TargetGroups!;
    const [blue, green] = await Promise.all(
      ['blue', 'green'].map(async Name => {
        const created = await elbv2.send(
          new CreateTargetGroupCommand({
            Name,
            Protocol: 'HTTP',
            Port: 80,
            VpcId,
            TargetType: 'ip',
          }),
        );
        return created.TargetGroups![0].TargetGroupArn!;
      }),
    );
    const { Listeners } = await elbv2.send(
      new DescribeListenersCommand({ LoadBalancerArn: LoadBalancerArns![0] }),
    );
    const { Rules } = await elbv2.send(
      new CreateRuleCommand({
        ListenerArn: Listeners![0].ListenerArn,
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/shop/*'] }],
        Actions: [{ Type: 'forward', TargetGroupArn: blue }],
      }),
    );
    const orders = await ordersService();
    const { service } = await ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName: 'shop',
        launchType: 'FARGATE',
        taskDefinition: orders.taskDefinition,
        desiredCount: 2,
        tags: [{ key: ENTITY_TAG, value: 'component:default/shop' }],
        networkConfiguration: orders.networkConfiguration,
        deploymentConfiguration: {
          strategy: 'BLUE_GREEN',
          bakeTimeInMinutes: 10,
        },
        loadBalancers: [
          {
            ...orders.loadBalancers![0],
            targetGroupArn: blue,
            advancedConfiguration: {
              alternateTargetGroupArn: green,
              productionListenerRule: Rules![0].RuleArn,
              roleArn: 'arn:aws:iam::123456789012:role/ecs',
            },
          },
        ],
      }),
    );
    return service!.serviceArn!;
  }

  async function ordersService() {
    const { services } = await deployment.clients.ecs.send(
      new DescribeServicesCommand({ cluster, services: ['orders'] }),
    );
    return services![0];
  }

  async function restart(): Promise<void> {
    await deployment.clients.ecs.send(
      new UpdateServiceCommand({
        cluster,
        service: 'shop',
        forceNewDeployment: true,
      }),
    );
  }

  async function read(): Promise<FargateApiStatus> {
    const { server } = await startPlugin(deployment, [
      component('shop', { [ECS_SERVICE_ARN_ANNOTATION]: serviceArn }),
    ]);
    const { body } = await request(server)
      .get('/api/fargate-api/v1/entities/component/default/shop/status')
      .expect(200);
    expect(openApiProblems('FargateApiStatus', body)).toEqual([]);
    return body;
  }

  /** The name, the alternate and the number of healthy targets of each target group. */
  const groupsOf = ({ targetGroups }: FargateApiStatus) =>
    targetGroups.value!.map(({ name, alternateOf, counts }) => [
      name,
      alternateOf,
      counts.healthy,
    ]);

  it('contains both target groups and the lifecycle stage', async () => {
    const before = await read();
    expect(before).toMatchObject({ state: 'healthy', problems: [] });
    expect(groupsOf(before)).toEqual([
      ['blue', undefined, 2],
      ['green', 'blue', 0],
    ]);
    expect(before.service.value!.rollout).toMatchObject({
      state: 'completed',
      strategy: 'BLUE_GREEN',
    });
    expect(before.service.value!.rollout).not.toHaveProperty('stage');

    await restart();
    await pass(0.5);
    const scalingUp = await read();
    expect(scalingUp).toMatchObject({ state: 'rolling-out', problems: [] });
    expect(scalingUp.service.value!.rollout).toMatchObject({
      state: 'in-progress',
      stage: 'SCALE_UP',
      progress: 0,
      desired: 2,
    });

    await pass(4);
    const baking = await read();
    expect(baking).toMatchObject({ state: 'rolling-out', problems: [] });
    expect(groupsOf(baking)).toEqual([
      ['blue', undefined, 2],
      ['green', 'blue', 2],
    ]);
    expect(baking.service.value!.rollout).toMatchObject({
      state: 'in-progress',
      stage: 'BAKE_TIME',
      progress: 100,
    });

    await pass(30);
    const after = await read();
    expect(after).toMatchObject({ state: 'healthy', problems: [] });
    expect(groupsOf(after)).toEqual([
      ['blue', undefined, 0],
      ['green', 'blue', 2],
    ]);
    expect(after.service.value!.rollout).toMatchObject({ state: 'completed' });
  });
});
