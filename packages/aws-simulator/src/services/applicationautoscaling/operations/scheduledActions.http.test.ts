import {
  ApplicationAutoScalingClient,
  DeleteScheduledActionCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScheduledActionsCommand,
  PutScheduledActionCommand,
  PutScheduledActionCommandInput,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

const target = {
  ServiceNamespace: 'ecs' as const,
  ResourceId: 'service/main/api',
  ScalableDimension: 'ecs:service:DesiredCount' as const,
};
const HOUR = 3600;

// The bench's clock starts on Thursday 2026-01-01 at midnight UTC.
describe('scheduled actions', () => {
  let bench: ServiceBench;
  let scaling: ApplicationAutoScalingClient;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    scaling = bench.scaling;
    await bench.createService('nginx');
    await scaling.send(
      new RegisterScalableTargetCommand({
        ...target,
        MinCapacity: 2,
        MaxCapacity: 4,
      }),
    );
  });

  const put = (
    ScheduledActionName: string,
    Schedule: string,
    more: Partial<PutScheduledActionCommandInput> = {},
  ) =>
    scaling.send(
      new PutScheduledActionCommand({
        ...target,
        ScheduledActionName,
        Schedule,
        ...more,
      }),
    );
  const counts = async () => {
    const { desiredCount, runningCount } = await bench.service();
    return { desiredCount, runningCount };
  };
  const sleepAndWake = async () => {
    await put('sleep', 'cron(0 19 ? * MON-FRI *)', {
      Timezone: 'Europe/Berlin',
      ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
    });
    await put('wake', 'cron(0 7 ? * MON-FRI *)', {
      Timezone: 'Europe/Berlin',
      ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 4 },
    });
  };

  it('set the limits when they are due, in their time zone, and the count with them', async () => {
    await sleepAndWake();
    await bench.clock.advance(17.9 * HOUR);
    expect(await counts()).toEqual({ desiredCount: 2, runningCount: 2 });
    // 19:00 in Berlin is 18:00 UTC.
    await bench.clock.advance(0.2 * HOUR);
    expect(await counts()).toMatchObject({ desiredCount: 0 });
    const { ScalableTargets } = await scaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }),
    );
    expect(ScalableTargets).toMatchObject([{ MinCapacity: 0, MaxCapacity: 0 }]);
    const { ScalingActivities } = await scaling.send(
      new DescribeScalingActivitiesCommand({ ServiceNamespace: 'ecs' }),
    );
    expect(ScalingActivities!.slice(0, 2)).toMatchObject([
      {
        Description: 'Setting desired count to 0.',
        Cause: 'maximum capacity was set to 0',
      },
      {
        Description: 'Setting min capacity to 0 and max capacity to 0',
        Cause: 'scheduled action name sleep was triggered',
      },
    ]);
  });

  it('run again and again, and not at the weekend', async () => {
    await sleepAndWake();
    const desired: (number | undefined)[] = [];
    for (let noon = 0; noon < 7; noon++) {
      await bench.clock.advance(noon === 0 ? 12 * HOUR : 24 * HOUR);
      desired.push((await bench.service()).desiredCount);
    }
    // From Thursday.
    expect(desired).toEqual([2, 2, 0, 0, 2, 2, 2]);
  });

  it('are described, changed and deleted by name', async () => {
    await sleepAndWake();
    await put('sleep', 'cron(0 22 ? * MON-FRI *)');
    const describe_ = async () =>
      (
        await scaling.send(
          new DescribeScheduledActionsCommand({
            ServiceNamespace: 'ecs',
            ResourceId: target.ResourceId,
          }),
        )
      ).ScheduledActions;
    expect(await describe_()).toMatchObject([
      {
        ...target,
        ScheduledActionName: 'sleep',
        Schedule: 'cron(0 22 ? * MON-FRI *)',
        Timezone: 'Europe/Berlin',
        ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
        ScheduledActionARN: expect.stringMatching(
          /^arn:aws:autoscaling:eu-west-1:\d{12}:scheduledAction:.+:resource\/ecs\/service\/main\/api:scheduledActionName\/sleep$/,
        ),
      },
      { ScheduledActionName: 'wake' },
    ]);
    const remove = () =>
      scaling.send(
        new DeleteScheduledActionCommand({
          ...target,
          ScheduledActionName: 'sleep',
        }),
      );
    await remove();
    await expect(remove()).rejects.toMatchObject({
      name: 'ObjectNotFoundException',
    });
    await bench.clock.advance(23 * HOUR);
    expect(await counts()).toMatchObject({ desiredCount: 2 });
    await scaling.send(new DeregisterScalableTargetCommand(target));
    expect(await describe_()).toEqual([]);
  });

  it.each<[string, string, Partial<PutScheduledActionCommandInput>]>([
    ['no limits', 'rate(1 hour)', {}],
    [
      'a maximum below the minimum',
      'rate(1 hour)',
      { ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 1 } },
    ],
    ['no schedule', 'hourly', { ScalableTargetAction: { MinCapacity: 1 } }],
  ])(
    'have to be ones that can run, unlike one with %s',
    async (_, schedule, more) => {
      await expect(put('odd', schedule, more)).rejects.toMatchObject({
        name: 'ValidationException',
      });
    },
  );

  it('need a scalable target', async () => {
    await scaling.send(new DeregisterScalableTargetCommand(target));
    await expect(
      put('sleep', 'rate(1 hour)', {
        ScalableTargetAction: { MinCapacity: 0 },
      }),
    ).rejects.toMatchObject({ name: 'ObjectNotFoundException' });
  });
});
