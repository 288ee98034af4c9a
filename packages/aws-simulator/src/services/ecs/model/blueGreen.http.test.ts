import {
  DeploymentConfiguration,
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  ServiceDeployment,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

const GOOD = 'public.ecr.aws/docker/library/nginx:latest';
const BAD = 'public.ecr.aws/fargate-api/crash:1';
const MINUTE = 60;

const deploymentConfiguration: DeploymentConfiguration = {
  strategy: 'BLUE_GREEN',
  bakeTimeInMinutes: 10,
  deploymentCircuitBreaker: { enable: true, rollback: true },
};

describe('a service that is deployed blue/green', () => {
  let bench: ServiceBench;
  let blue: string;
  let green: string;
  let rule: string;

  const balancer = () => ({
    targetGroupArn: blue,
    containerName: 'api',
    containerPort: 8080,
    advancedConfiguration: {
      alternateTargetGroupArn: green,
      productionListenerRule: rule,
      roleArn: 'arn:aws:iam::111122223333:role/ecs',
    },
  });

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    blue = bench.targetGroupArn;
    const { TargetGroups } = await bench.elb.send(
      new CreateTargetGroupCommand({
        Name: 'green',
        Protocol: 'HTTP',
        Port: 8080,
        VpcId: bench.vpcId,
        TargetType: 'ip',
        HealthCheckIntervalSeconds: 6,
        HealthCheckTimeoutSeconds: 5,
        HealthyThresholdCount: 2,
      }),
    );
    green = TargetGroups![0].TargetGroupArn!;
    const { LoadBalancers } = await bench.elb.send(
      new DescribeLoadBalancersCommand({}),
    );
    const { Listeners } = await bench.elb.send(
      new DescribeListenersCommand({
        LoadBalancerArn: LoadBalancers![0].LoadBalancerArn,
      }),
    );
    const { Rules } = await bench.elb.send(
      new CreateRuleCommand({
        ListenerArn: Listeners![0].ListenerArn,
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
        Actions: [{ Type: 'forward', TargetGroupArn: blue }],
      }),
    );
    rule = Rules![0].RuleArn!;
    await bench.createService(GOOD, {
      deploymentConfiguration,
      loadBalancers: [balancer()],
    });
    await bench.clock.advance(5 * MINUTE);
  });

  async function deploy(image: string): Promise<void> {
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        taskDefinition: await bench.define(image),
      }),
    );
  }

  async function lastDeployment(): Promise<ServiceDeployment> {
    const { serviceDeployments } = await bench.ecs.send(
      new ListServiceDeploymentsCommand({ cluster: 'main', service: 'api' }),
    );
    const described = await bench.ecs.send(
      new DescribeServiceDeploymentsCommand({
        serviceDeploymentArns: [serviceDeployments![0].serviceDeploymentArn!],
      }),
    );
    return described.serviceDeployments![0];
  }

  async function healthy(TargetGroupArn: string): Promise<number> {
    const { TargetHealthDescriptions } = await bench.elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    return TargetHealthDescriptions!.filter(
      ({ TargetHealth }) => TargetHealth!.State === 'healthy',
    ).length;
  }

  /** The weights of blue and green. */
  async function production(): Promise<(number | undefined)[]> {
    const { Rules } = await bench.elb.send(
      new DescribeRulesCommand({ RuleArns: [rule] }),
    );
    const groups = Rules![0].Actions![0].ForwardConfig!.TargetGroups!;
    return [blue, green].map(
      arn =>
        groups.find(({ TargetGroupArn }) => TargetGroupArn === arn)?.Weight,
    );
  }

  const counts = async () => [await healthy(blue), await healthy(green)];

  it('starts in the first target group, and says which the other is', async () => {
    expect(await counts()).toEqual([2, 0]);
    const { loadBalancers, deployments } = await bench.service();
    expect(loadBalancers).toEqual([balancer()]);
    expect(deployments).toMatchObject([{ status: 'PRIMARY', runningCount: 2 }]);
    expect(deployments![0]).not.toHaveProperty('rolloutState');
  });

  it('starts all new tasks in the other group before traffic goes there', async () => {
    await deploy(GOOD);
    await bench.clock.advance(30);
    expect(await lastDeployment()).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'SCALE_UP',
    });
    expect(await production()).toEqual([100, 0]);
    expect(await counts()).toEqual([2, 0]);
  });

  it('lets both run while it bakes, and the old one stop then', async () => {
    await deploy(GOOD);
    await bench.clock.advance(3 * MINUTE);
    expect(await lastDeployment()).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'BAKE_TIME',
    });
    expect(await production()).toEqual([0, 100]);
    expect(await counts()).toEqual([2, 2]);
    const { deployments } = await bench.service();
    expect(deployments).toMatchObject([
      { status: 'PRIMARY', runningCount: 2 },
      { status: 'ACTIVE', runningCount: 2 },
    ]);

    await bench.clock.advance(10 * MINUTE);
    expect(await lastDeployment()).toMatchObject({ status: 'SUCCESSFUL' });
    expect(await counts()).toEqual([0, 2]);
    expect((await bench.service()).deployments).toHaveLength(1);
  });

  it('takes turns', async () => {
    await deploy(GOOD);
    await bench.clock.advance(20 * MINUTE);
    await deploy(GOOD);
    await bench.clock.advance(20 * MINUTE);
    expect(await counts()).toEqual([2, 0]);
    expect(await production()).toEqual([100, 0]);
  });

  it('leaves the traffic where it is when the new tasks fail', async () => {
    await deploy(BAD);
    await bench.clock.advance(60 * MINUTE);
    expect(await lastDeployment()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
    });
    expect(await production()).toEqual([100, 0]);
    expect(await counts()).toEqual([2, 0]);
  });

  it.each([
    [
      'the other group is the same',
      () => ({ alternateTargetGroupArn: blue }),
      /^Duplicate targetGroupArn found: arn:/,
    ],
    [
      'the rule is none',
      () => ({ productionListenerRule: 'rule' }),
      'productionListenerRule has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: rule',
    ],
  ])('is refused where %s', async (_, wrong, message) => {
    const given = balancer();
    const advancedConfiguration = {
      ...given.advancedConfiguration,
      ...wrong(),
    };
    await expect(
      bench.createService(GOOD, {
        serviceName: 'other',
        deploymentConfiguration,
        loadBalancers: [{ ...given, advancedConfiguration }],
      }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message),
    });
  });
});
