import { readFirst } from '../__testUtils__/readings';
import { observeScheduledActions } from './scheduledActions';

const read = (answers = {}) =>
  readFirst(
    context =>
      observeScheduledActions(context, {
        value: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
      }),
    answers,
  );

describe('observeScheduledActions', () => {
  it('reads the schedules of a service; one without a timezone is in UTC', async () => {
    const { value, calls } = await read({
      DescribeScheduledActions: {
        ScheduledActions: [
          {
            ScheduledActionName: 'stop',
            Schedule: 'cron(0 19 * * ? *)',
            Timezone: 'Europe/Berlin',
            ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 1 },
          },
          { ScheduledActionName: 'none', Schedule: 'rate(1 day)' },
        ],
      },
    });
    expect(value).toEqual([
      {
        name: 'stop',
        schedule: 'cron(0 19 * * ? *)',
        timezone: 'Europe/Berlin',
        min: 0,
        max: 1,
      },
      { name: 'none', schedule: 'rate(1 day)', timezone: 'UTC' },
    ]);
    expect(calls).toEqual([
      {
        operation: 'DescribeScheduledActions',
        input: {
          ServiceNamespace: 'ecs',
          ScalableDimension: 'ecs:service:DesiredCount',
          ResourceId: 'service/dev/orders',
        },
      },
    ]);
  });

  it('is empty for a service without schedules', async () => {
    expect((await read()).value).toEqual([]);
  });
});
