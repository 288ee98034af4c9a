import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  MetricAlarm,
  PutMetricAlarmCommand,
  PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { authorizeRules } from '../../ec2/model/securityGroups';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { loadBalancerOf, sendRequest } from '../../elbv2/model/traffic';

describe('CloudWatch', () => {
  let bench: ServiceBench;
  let cloudWatch: CloudWatchClient;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    cloudWatch = new CloudWatchClient(bench.clientOptions);
  });

  const put = (input: Partial<PutMetricAlarmCommandInput> = {}) =>
    cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'errors',
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        EvaluationPeriods: 1,
        MetricName: 'Errors',
        Namespace: 'Orders',
        Period: 60,
        Statistic: 'Sum',
        Threshold: 2,
        ...input,
      }),
    );

  async function alarm(): Promise<MetricAlarm> {
    const { MetricAlarms } = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames: ['errors'] }),
    );
    return MetricAlarms![0];
  }

  const report = (Value: number) =>
    cloudWatch.send(
      new PutMetricDataCommand({
        Namespace: 'Orders',
        MetricData: [{ MetricName: 'Errors', Value }],
      }),
    );

  it('keeps what an alarm was given, and its state when it is put again', async () => {
    await put({ Tags: [{ Key: 'team', Value: 'a' }] });
    expect(await alarm()).toMatchObject({
      AlarmArn: 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:errors',
      ActionsEnabled: true,
      Dimensions: [],
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Unchecked: Initial alarm creation',
    });
    await report(3);
    await bench.clock.advance(60);
    await put({ Threshold: 5 });
    const { AlarmArn, StateValue, Threshold } = await alarm();
    expect({ StateValue, Threshold }).toEqual({
      StateValue: 'ALARM',
      Threshold: 5,
    });
    const { Tags } = await cloudWatch.send(
      new ListTagsForResourceCommand({ ResourceARN: AlarmArn }),
    );
    expect(Tags).toEqual([{ Key: 'team', Value: 'a' }]);
  });

  it('follows a metric', async () => {
    await put({ TreatMissingData: 'notBreaching' });
    const states: (string | undefined)[] = [];
    const after = async (seconds: number) => {
      await bench.clock.advance(seconds);
      states.push((await alarm()).StateValue);
    };
    await after(120);
    await report(1);
    await after(60);
    await report(1);
    await report(1);
    await after(60);
    // The two others have to be older than all that it looks at.
    await after(300);
    expect(states).toEqual(['OK', 'OK', 'ALARM', 'OK']);
  });

  it('follows what the tasks of a service use, as long as there are any', async () => {
    await bench.createService('public.ecr.aws/nginx/nginx:1');
    await bench.clock.advance(300);
    const of = (MetricName: string, Threshold: number) =>
      put({
        MetricName,
        Namespace: 'AWS/ECS',
        Statistic: 'Average',
        Threshold,
        Dimensions: [
          { Name: 'ClusterName', Value: 'main' },
          { Name: 'ServiceName', Value: 'api' },
        ],
      });
    const state = async () => {
      await bench.clock.advance(600);
      return (await alarm()).StateValue;
    };
    await of('CPUUtilization', 80);
    expect(await state()).toBe('OK');
    await of('MemoryUtilization', 1);
    expect(await state()).toBe('ALARM');
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        desiredCount: 0,
      }),
    );
    expect(await state()).toBe('INSUFFICIENT_DATA');
  });

  it('evaluates nothing while nothing happens', async () => {
    await put();
    await bench.clock.advance(600);
    const after = jest.spyOn(bench.clock, 'after');
    await bench.clock.advance(3600);
    expect(after).not.toHaveBeenCalled();
    expect((await alarm()).StateReason).toBe(
      'Unchecked: Initial alarm creation',
    );
  });

  it('counts the healthy targets and the responses of a load balancer', async () => {
    const elb = bench.region.service(Elbv2);
    const [{ shape }] = [...elb.loadBalancers.values()];
    const LoadBalancer = shape.LoadBalancerArn.replace(
      /^.*:loadbalancer\//,
      '',
    );
    const TargetGroup = bench.targetGroupArn.replace(/^.*:/, '');
    const dimension = (Name: string, Value: string) => ({ Name, Value });
    await put({
      ComparisonOperator: 'LessThanThreshold',
      Dimensions: [
        dimension('TargetGroup', TargetGroup),
        dimension('LoadBalancer', LoadBalancer),
      ],
      MetricName: 'HealthyHostCount',
      Namespace: 'AWS/ApplicationELB',
      Statistic: 'Minimum',
    });
    await bench.createService('nginx');
    await bench.clock.advance(300);
    expect((await alarm()).StateValue).toBe('OK');
    bench.hang((await bench.targets())[0].Target!.Id!);
    await bench.clock.advance(120);
    expect((await alarm()).StateValue).toBe('ALARM');

    await put({
      AlarmName: 'errors',
      Dimensions: [dimension('LoadBalancer', LoadBalancer)],
      MetricName: 'HTTPCode_ELB_5XX_Count',
      Namespace: 'AWS/ApplicationELB',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
    await bench.clock.advance(300);
    expect((await alarm()).StateValue).toBe('OK');
    authorizeRules(bench.ec2, bench.balancerGroupId, [
      {
        isEgress: false,
        protocol: 'tcp',
        fromPort: 80,
        toPort: 80,
        peer: { cidrIpv4: '0.0.0.0/0' },
      },
    ]);
    elb.targetGroups.get(bench.targetGroupArn)!.targets.clear();
    await sendRequest(
      loadBalancerOf(bench.world, shape.DNSName!.toLowerCase())!,
      {
        method: 'GET',
        host: 'orders.acme.com',
        secure: false,
        path: '/',
        search: '',
        headers: {},
      },
    );
    await bench.clock.advance(60);
    expect((await alarm()).StateValue).toBe('ALARM');
  });

  it('evaluates an expression', async () => {
    const stat = (Id: string, MetricName: string) => ({
      Id,
      MetricStat: {
        Metric: { MetricName, Namespace: 'Orders' },
        Period: 60,
        Stat: 'Sum',
      },
      ReturnData: false,
    });
    const of = (Expression: string) =>
      put({
        MetricName: undefined,
        Namespace: undefined,
        Period: undefined,
        Statistic: undefined,
        Metrics: [
          { Expression, Id: 'rate' },
          stat('errors', 'Errors'),
          stat('requests', 'Requests'),
        ],
        Threshold: 10,
      });
    await of('100 * errors / requests');
    await cloudWatch.send(
      new PutMetricDataCommand({
        Namespace: 'Orders',
        MetricData: [
          { MetricName: 'Errors', Value: 1 },
          { MetricName: 'Requests', Values: [1, 2], Counts: [2, 3] },
        ],
      }),
    );
    await bench.clock.advance(60);
    expect(await alarm()).toMatchObject({
      StateValue: 'ALARM',
      StateReason: expect.stringContaining('[12.5 ('),
    });
    await expect(of('SUM(METRICS())')).rejects.toMatchObject({
      message:
        'The AWS simulator does not support the expression SUM(METRICS()).',
    });
  });

  it('takes a state by hand until the metric decides again', async () => {
    await put();
    await cloudWatch.send(
      new SetAlarmStateCommand({
        AlarmName: 'errors',
        StateReason: 'a test',
        StateValue: 'ALARM',
      }),
    );
    expect(await alarm()).toMatchObject({
      StateReason: 'a test',
      StateValue: 'ALARM',
    });
    await bench.clock.advance(60);
    expect((await alarm()).StateValue).toBe('INSUFFICIENT_DATA');
    await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: ['errors'] }));
    await expect(
      cloudWatch.send(
        new SetAlarmStateCommand({
          AlarmName: 'errors',
          StateReason: '',
          StateValue: 'OK',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  it.each<[string, Partial<PutMetricAlarmCommandInput>]>([
    ['Period must be 10, 20, 30 or a multiple of 60', { Period: 90 }],
    [
      'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).',
      { EvaluationPeriods: 25 * 60 },
    ],
    [
      'DatapointsToAlarm must be less than or equal to EvaluationPeriods',
      { DatapointsToAlarm: 2 },
    ],
    [
      'The AWS simulator does not support ExtendedStatistic.',
      { ExtendedStatistic: 'p99', Statistic: undefined },
    ],
  ])('says: %s', async (message, input) => {
    await expect(put(input)).rejects.toMatchObject({ message });
  });

  it('takes no data into the namespaces of AWS', async () => {
    await expect(
      cloudWatch.send(
        new PutMetricDataCommand({
          Namespace: 'AWS/ECS',
          MetricData: [{ MetricName: 'CPUUtilization', Value: 1 }],
        }),
      ),
    ).rejects.toMatchObject({
      message: 'The value AWS/ for parameter Namespace is invalid.',
    });
  });
});
