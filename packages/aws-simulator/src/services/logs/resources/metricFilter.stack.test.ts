import {
  CloudWatchClient,
  DescribeAlarmsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DeleteMetricFilterCommand,
  DescribeMetricFiltersCommand,
  PutMetricFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { StackBench } from '../../../__testUtils__/StackBench';
import { Logs } from '../model/Logs';

const template = (transformation: object = {}, filter: object = {}) => ({
  Resources: {
    Group: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: 'orders' },
    },
    Filter: {
      Type: 'AWS::Logs::MetricFilter',
      Properties: {
        LogGroupName: { Ref: 'Group' },
        FilterPattern: 'ERROR',
        MetricTransformations: [
          {
            MetricName: 'Errors',
            MetricNamespace: 'Orders',
            MetricValue: '1',
            ...transformation,
          },
        ],
        ...filter,
      },
    },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'errors',
        MetricName: 'Errors',
        Namespace: 'Orders',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 2,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      },
    },
  },
  Outputs: { Filter: { Value: { Ref: 'Filter' } } },
});

describe('a metric filter', () => {
  let bench: StackBench;
  let logs: CloudWatchLogsClient;

  beforeEach(async () => {
    bench = await StackBench.start();
    logs = new CloudWatchLogsClient(bench.options);
  });

  afterEach(() => bench.close());

  /** Writes lines, and says what state the alarm has after a while. */
  const stateAfter = async (...messages: string[]) => {
    const timestamp = bench.simulator.clock.now();
    bench.region.service(Logs).putLines(
      'orders',
      'api',
      messages.map(message => ({ timestamp, message })),
    );
    await bench.simulator.clock.advance(90);
    const { MetricAlarms } = await new CloudWatchClient(bench.options).send(
      new DescribeAlarmsCommand({ AlarmNames: ['errors'] }),
    );
    return MetricAlarms![0].StateValue;
  };

  const filters = async () =>
    (await logs.send(new DescribeMetricFiltersCommand({}))).metricFilters;

  it('makes a metric of the lines that match, on which alarms stand', async () => {
    const { Filter } = await bench.outputs(template());
    expect(await filters()).toMatchObject([
      {
        filterName: Filter,
        filterPattern: 'ERROR',
        logGroupName: 'orders',
        metricTransformations: [
          { metricName: 'Errors', metricNamespace: 'Orders', metricValue: '1' },
        ],
      },
    ]);
    expect(await stateAfter('INFO started')).toBe('INSUFFICIENT_DATA');
    expect(await stateAfter('ERROR one')).toBe('OK');
    expect(await stateAfter('ERROR one', 'INFO', 'ERROR two')).toBe('ALARM');
  });

  it('takes values and dimensions from lines of JSON', async () => {
    const { Alarm, ...others } = template(
      {
        MetricValue: '$.size',
        Dimensions: [{ Key: 'Path', Value: '$.request.path' }],
      },
      { FilterPattern: '{ $.level = "err*" && $.request.path != "/health" }' },
    ).Resources;
    await bench.outputs({
      ...template(),
      Resources: {
        ...others,
        Alarm: {
          ...Alarm,
          Properties: {
            ...Alarm.Properties,
            Dimensions: [{ Name: 'Path', Value: '/orders' }],
          },
        },
      },
    });
    const line = (level: string, path: string, size: number) =>
      JSON.stringify({ level, request: { path }, size });
    expect(
      await stateAfter(
        line('info', '/orders', 9),
        line('error', '/health', 9),
        'error /orders 9',
      ),
    ).toBe('INSUFFICIENT_DATA');
    expect(await stateAfter(line('error', '/orders', 1))).toBe('OK');
    expect(await stateAfter(line('error', '/orders', 2))).toBe('ALARM');
  });

  it('has a value of its own where no line matches', async () => {
    await bench.outputs(template({ DefaultValue: 0 }));
    expect(await stateAfter('INFO started')).toBe('OK');
  });

  it('is changed in place, and is gone with its stack or its deletion', async () => {
    const { Filter } = await bench.outputs(template());
    await bench.update(template({ MetricValue: '5' }));
    expect(await filters()).toMatchObject([
      { filterName: Filter, metricTransformations: [{ metricValue: '5' }] },
    ]);
    const remove = new DeleteMetricFilterCommand({
      logGroupName: 'orders',
      filterName: Filter,
    });
    await logs.send(remove);
    expect(await filters()).toEqual([]);
    await expect(logs.send(remove)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified metric filter does not exist.',
    });
  });

  it.each([
    [
      { metricNamespace: 'AWS/ECS' },
      'Metric namespaces starting with AWS/ are reserved for AWS.',
    ],
    [
      { dimensions: { Path: 'path' } },
      'Invalid metric transformation: dimension value must be valid selector',
    ],
    [
      { dimensions: { Path: '$.path' }, defaultValue: 0 },
      'Invalid metric transformation: dimensions and default value are mutually exclusive properties.',
    ],
    [
      { metricValue: 'size' },
      'Invalid metric transformation: metric value must be a number or a selector',
    ],
  ])('is refused with %j', async (transformation, message) => {
    bench.region.service(Logs).createGroup('orders');
    await expect(
      logs.send(
        new PutMetricFilterCommand({
          logGroupName: 'orders',
          filterName: 'errors',
          filterPattern: 'ERROR',
          metricTransformations: [
            {
              metricName: 'Errors',
              metricNamespace: 'Orders',
              metricValue: '1',
              ...transformation,
            },
          ],
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException', message });
  });
});
