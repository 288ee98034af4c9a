import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  ServiceDeployment,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

describe('the alarms of a deployment', () => {
  let bench: ServiceBench;
  let cloudWatch: CloudWatchClient;

  const report = (Value: number) =>
    cloudWatch.send(
      new PutMetricDataCommand({
        Namespace: 'Orders',
        MetricData: [{ MetricName: 'Errors', Value }],
      }),
    );

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    cloudWatch = new CloudWatchClient(bench.clientOptions);
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'errors',
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 3,
        DatapointsToAlarm: 1,
        MetricName: 'Errors',
        Namespace: 'Orders',
        Period: 60,
        Statistic: 'Sum',
        Threshold: 0,
        TreatMissingData: 'notBreaching',
      }),
    );
    await bench.createService('nginx', {
      deploymentConfiguration: {
        alarms: { alarmNames: ['errors'], enable: true, rollback: true },
      },
    });
    await bench.clock.advance(600);
  });

  const update = async (image: string) =>
    bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        taskDefinition: await bench.define(image),
      }),
    );

  async function lastDeployment(): Promise<ServiceDeployment> {
    const { serviceDeployments = [] } = await bench.ecs.send(
      new ListServiceDeploymentsCommand({ cluster: 'main', service: 'api' }),
    );
    const described = await bench.ecs.send(
      new DescribeServiceDeploymentsCommand({
        serviceDeploymentArns: [serviceDeployments[0].serviceDeploymentArn!],
      }),
    );
    return described.serviceDeployments![0];
  }

  it('fail it and roll it back, also after all tasks are replaced', async () => {
    await update('nginx:2');
    await bench.clock.advance(150);
    expect((await bench.service()).deployments).toMatchObject([
      { rolloutState: 'IN_PROGRESS', runningCount: 2 },
      { rolloutState: 'COMPLETED', runningCount: 0 },
    ]);
    await report(1);
    await bench.clock.advance(60);
    expect((await bench.service()).deployments).toMatchObject([
      {
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: expect.stringContaining('rolling back'),
        taskDefinition: expect.stringMatching(/:1$/),
      },
      { rolloutState: 'FAILED', taskDefinition: expect.stringMatching(/:2$/) },
    ]);
    await bench.clock.advance(600);
    const events = await bench.events();
    expect(
      events.slice(events.indexOf(events.find(e => /alarm/.test(e))!), -1)[0],
    ).toBe('(deployment deployment2) deployment failed: alarm detected.');
    expect(events.at(-1)).toBe('has reached a steady state.');
    expect((await bench.service()).taskDefinition).toMatch(/:1$/);
    expect(await lastDeployment()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['errors'] },
      deploymentCircuitBreaker: { status: 'DISABLED' },
    });
  });

  it('complete it once they had their time', async () => {
    await update('nginx:2');
    await bench.clock.advance(600);
    expect(await lastDeployment()).toMatchObject({
      status: 'SUCCESSFUL',
      alarms: { status: 'MONITORING_COMPLETE', alarmNames: ['errors'] },
    });
  });

  it('are not heeded by a deployment that begins while one is raised', async () => {
    await report(1);
    await bench.clock.advance(60);
    await update('nginx:2');
    await bench.clock.advance(600);
    expect(await lastDeployment()).toMatchObject({
      status: 'SUCCESSFUL',
      alarms: { status: 'DISABLED' },
    });
  });
});
