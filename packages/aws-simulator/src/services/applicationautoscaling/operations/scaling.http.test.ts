import {
  ApplicationAutoScalingClient,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

const target = {
  ServiceNamespace: 'ecs' as const,
  ResourceId: 'service/main/api',
  ScalableDimension: 'ecs:service:DesiredCount' as const,
};

describe('a scalable target', () => {
  let bench: ServiceBench;
  let scaling: ApplicationAutoScalingClient;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    scaling = bench.scaling;
  });

  const register = (MinCapacity: number, MaxCapacity: number) =>
    scaling.send(
      new RegisterScalableTargetCommand({
        ...target,
        MinCapacity,
        MaxCapacity,
      }),
    );

  it('needs a service', async () => {
    await expect(register(1, 2)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('has no dimension of another service', async () => {
    await bench.createService('nginx');
    await expect(
      scaling.send(
        new RegisterScalableTargetCommand({
          ...target,
          ScalableDimension: 'dynamodb:table:ReadCapacityUnits',
          MinCapacity: 1,
          MaxCapacity: 2,
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        'Unsupported service namespace, resource type or scalable dimension',
    });
  });

  it('has no maximum below its minimum', async () => {
    await bench.createService('nginx');
    await expect(register(3, 1)).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Maximum capacity cannot be less than minimum capacity',
    });
  });

  it('can only be deregistered once', async () => {
    await bench.createService('nginx');
    await register(1, 2);
    const deregister = () =>
      scaling.send(new DeregisterScalableTargetCommand(target));
    await deregister();
    await expect(deregister()).rejects.toMatchObject({
      name: 'ObjectNotFoundException',
      message:
        'No scalable target found for service namespace: ecs, resource ID: service/main/api, scalable dimension: ecs:service:DesiredCount',
    });
  });

  it('brings the desired count within its limits, and then leaves it alone', async () => {
    await bench.createService('nginx', { desiredCount: 1 });
    await register(2, 4);
    await bench.clock.advance(300);
    expect(await bench.service()).toMatchObject({
      desiredCount: 2,
      runningCount: 2,
    });
    const { ScalingActivities } = await scaling.send(
      new DescribeScalingActivitiesCommand({ ServiceNamespace: 'ecs' }),
    );
    expect(ScalingActivities).toMatchObject([
      {
        Description: 'Setting desired count to 2.',
        Cause: 'minimum capacity was set to 2',
        StatusCode: 'Successful',
      },
    ]);
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        desiredCount: 3,
      }),
    );
    await bench.clock.advance(3600);
    expect(await bench.service()).toMatchObject({ runningCount: 3 });
  });

  it('has policies', async () => {
    const policy = {
      ...target,
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling' as const,
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 60,
        PredefinedMetricSpecification: {
          PredefinedMetricType: 'ECSServiceAverageCPUUtilization' as const,
        },
      },
    };
    await bench.createService('nginx');
    await expect(
      scaling.send(new PutScalingPolicyCommand(policy)),
    ).rejects.toMatchObject({ name: 'ObjectNotFoundException' });
    await register(1, 2);
    await scaling.send(new PutScalingPolicyCommand(policy));
    const { ScalingPolicies } = await scaling.send(
      new DescribeScalingPoliciesCommand({
        ServiceNamespace: 'ecs',
        ResourceId: target.ResourceId,
      }),
    );
    expect(ScalingPolicies).toMatchObject([policy]);
    const { ScalableTargets } = await scaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }),
    );
    expect(ScalableTargets).toMatchObject([{ ...target, MaxCapacity: 2 }]);
  });
});
