import { TestRegion } from '../../../__testUtils__/TestRegion';
import { CloudWatch } from '../model/CloudWatch';

const template = (Properties: object) => ({
  Resources: {
    Errors: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        MetricName: 'Errors',
        Namespace: 'Orders',
        Period: 60,
        Statistic: 'Sum',
        Threshold: 1,
        ...Properties,
      },
    },
  },
  Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Errors', 'Arn'] } } },
});

describe('AWS::CloudWatch::Alarm', () => {
  it('is created, changed in place and deleted', async () => {
    const test = new TestRegion();
    const only = () => [...test.region.service(CloudWatch).alarms.values()][0];
    await test.create(template({ Tags: [{ Key: 'team', Value: 'a' }] }));
    const { shape, tags } = only();
    expect(shape.AlarmName).toMatch(/^app-Errors-[A-Za-z0-9]{12}$/);
    expect(tags).toContainEqual({ Key: 'team', Value: 'a' });
    expect((await test.stack()).Outputs).toMatchObject([
      { OutputValue: shape.AlarmArn },
    ]);
    await test.call('UpdateStack', {
      StackName: 'app',
      TemplateBody: JSON.stringify(template({ Threshold: 5 })),
    });
    await test.clock.advance(60);
    expect(only()).toMatchObject({
      shape: { AlarmName: shape.AlarmName, Threshold: 5 },
    });
    expect(only().tags).not.toContainEqual({ Key: 'team', Value: 'a' });
    await test.call('DeleteStack', { StackName: 'app' });
    await test.clock.advance(60);
    expect(only()).toBeUndefined();
  });
});
