import {
  ApplicationAutoScalingClient,
  DescribeScheduledActionsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { StackBench } from '../../../__testUtils__/StackBench';

const CONTAINER = { Name: 'api', Image: 'nginx', Essential: true };

const template = (
  actions: Record<string, string>,
  more: Record<string, number> = {},
) => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
    },
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'main' } },
    TaskDefinition: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Cpu: '256',
        Memory: '512',
        NetworkMode: 'awsvpc',
        RequiresCompatibilities: ['FARGATE'],
        ContainerDefinitions: [CONTAINER],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: {
        ServiceName: 'api',
        Cluster: { Ref: 'Cluster' },
        LaunchType: 'FARGATE',
        DesiredCount: 0,
        TaskDefinition: { Ref: 'TaskDefinition' },
        NetworkConfiguration: {
          AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] },
        },
      },
    },
    Target: {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      Properties: {
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        ResourceId: { 'Fn::Sub': 'service/main/${Service.Name}' },
        MinCapacity: 0,
        MaxCapacity: 0,
        ...more,
        ScheduledActions: Object.entries(actions).map(([name, Schedule]) => ({
          ScheduledActionName: name,
          Schedule,
          Timezone: 'Europe/Berlin',
          ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
        })),
      },
    },
  },
});

describe('the scheduled actions of a scalable target', () => {
  let bench: StackBench;

  beforeEach(async () => {
    bench = await StackBench.start();
  });
  afterEach(() => bench.simulator.close());

  async function schedules() {
    const scaling = new ApplicationAutoScalingClient(bench.options);
    const { ScheduledActions = [] } = await scaling.send(
      new DescribeScheduledActionsCommand({ ServiceNamespace: 'ecs' }),
    );
    return Object.fromEntries(
      ScheduledActions.map(({ ScheduledActionName, Schedule }) => [
        ScheduledActionName,
        Schedule,
      ]),
    );
  }

  it('are those of the template, before and after an update', async () => {
    const before = {
      sleep: 'cron(0 19 ? * MON-FRI *)',
      wake: 'cron(0 7 ? * MON-FRI *)',
    };
    expect(await bench.deploy(template(before))).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
    });
    expect(await schedules()).toEqual(before);
    const after = { sleep: 'cron(0 20 ? * MON-FRI *)' };
    expect(await bench.update(template(after))).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
    });
    expect(await schedules()).toEqual(after);
  });

  it('fail the stack with the words of the service', async () => {
    expect(await bench.deploy(template({ sleep: 'daily' }))).toMatchObject({
      StackStatus: 'ROLLBACK_COMPLETE',
    });
    expect((await bench.reasons()).join('\n')).toMatch(
      /Target: .*Invalid schedule expression\. Details: Schedule expressions must have/,
    );
  });
});
