import { bucketOf } from './bucketOf';

describe('bucketOf', () => {
  it.each([
    ['ecs', 'DescribeServices', 50, 10],
    ['ecs', 'ListTasks', 50, 10],
    ['ecs', 'DescribeServiceDeployments', 25, 10],
    ['ecs', 'DescribeTaskDefinition', 25, 10],
    ['elbv2', 'DescribeTargetHealth', 20, 5],
    ['acm', 'DescribeCertificate', 10, 5],
    ['route53', 'GetHostedZone', 2.5, 2.5],
  ])(
    'uses half of the limit of AWS for %s %s: a burst of %d, %d per second',
    (service, operation, burst, refill) => {
      expect(bucketOf(service, operation).size).toEqual({ burst, refill });
    },
  );

  it.each([
    ['ecs', 'DescribeTasks', 'ListTasks', true],
    ['ecs', 'DescribeServices', 'DescribeTasks', false],
    ['ecs', 'DescribeClusters', 'DescribeTaskDefinition', false],
    ['elbv2', 'DescribeTargetHealth', 'DescribeListeners', true],
  ])(
    'in %s, puts %s and %s into the same bucket: %s',
    (service, one, other, isShared) => {
      const same =
        bucketOf(service, one).name === bucketOf(service, other).name;
      expect(same).toBe(isShared);
    },
  );

  it.each([
    ['elbv2', 'DescribeTargetHealth', undefined],
    ['elbv2', 'DescribeListeners', { burst: 5, refill: 1.25 }],
    ['ecs', 'ListTasks', undefined],
  ])('gives %s %s a low priority with a guarantee of %j', (...call) => {
    const [service, operation, lowPriority] = call;
    expect(bucketOf(service, operation).lowPriority).toEqual(lowPriority);
  });
});
