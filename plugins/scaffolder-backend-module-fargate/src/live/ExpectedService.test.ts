import { expectedService } from './ExpectedService';

const outputs = {
  ServiceArn: 'arn:service',
  ServiceSecurityGroupId: 'sg-1',
  TargetGroupArn: 'arn:tg',
  TaskDefinitionArn: 'arn:td',
};
const parameters = {
  DesiredCount: '2',
  PrivateSubnetIds: 'subnet-1,subnet-2',
  HealthCheckIntervalSeconds: '10',
  HealthCheckTimeoutSeconds: '5',
  UnhealthyThresholdCount: '3',
};
const hours = {
  OfficeHours: 'on',
  OfficeHoursDays: 'MON',
  OfficeHoursFrom: '07:00',
  OfficeHoursTo: '19:00',
  OfficeHoursTimezone: 'UTC',
};

describe('expectedService', () => {
  it('is what the stack says', () => {
    expect(expectedService({ outputs, parameters })).toEqual({
      arn: 'arn:service',
      taskDefinition: 'arn:td',
      desiredCount: 2,
      officeHours: undefined,
      assignPublicIp: 'DISABLED',
      subnetIds: ['subnet-1', 'subnet-2'],
      securityGroupIds: ['sg-1'],
      targetGroupArn: 'arn:tg',
      unhealthyAfterSeconds: 35,
    });
  });

  it('has its tasks in public subnets, with public addresses, where the stack says so', () => {
    expect(
      expectedService({
        outputs,
        parameters: {
          ...parameters,
          PublicSubnetIds: 'subnet-3,subnet-4',
          TaskSubnets: 'public',
        },
      }),
    ).toMatchObject({
      assignPublicIp: 'ENABLED',
      subnetIds: ['subnet-3', 'subnet-4'],
    });
  });

  it('is nothing without a service', () => {
    expect(
      expectedService({ outputs: { ...outputs, ServiceArn: '' }, parameters }),
    ).toBeUndefined();
  });

  it.each<[string, Record<string, string>, number | undefined]>([
    ['a count', { DesiredCount: '0' }, 0],
    ['no count', { DesiredCount: undefined! }, undefined],
    ['autoscaling', { Autoscaling: 'on' }, undefined],
    ['no autoscaling', { Autoscaling: 'off' }, 2],
    ['office hours', hours, undefined],
    ['no office hours', { ...hours, OfficeHours: 'off' }, 2],
  ])('has a count only with %s', (_, more, desiredCount) => {
    expect(
      expectedService({ outputs, parameters: { ...parameters, ...more } })!
        .desiredCount,
    ).toBe(desiredCount);
  });

  it.each([
    'HealthCheckIntervalSeconds',
    'HealthCheckTimeoutSeconds',
    'UnhealthyThresholdCount',
  ])('cannot tell when a target is unhealthy without %s', key => {
    expect(
      expectedService({
        outputs,
        parameters: { ...parameters, [key]: undefined! },
      })!.unhealthyAfterSeconds,
    ).toBeUndefined();
  });

  it('has the network only of a template that makes a security group', () => {
    expect(
      expectedService({ outputs: { ServiceArn: 'arn' }, parameters }),
    ).toEqual({ arn: 'arn', desiredCount: 2, unhealthyAfterSeconds: 35 });
    expect(expectedService({ outputs, parameters: {} })).toMatchObject({
      subnetIds: undefined,
      securityGroupIds: ['sg-1'],
    });
  });
});
