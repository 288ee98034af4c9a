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
    'takes half of what AWS lets through for %s %s: %d at once, %d a second',
    (service, operation, burst, refill) => {
      expect(bucketOf(service, operation).size).toEqual({ burst, refill });
    },
  );

  it.each([
    ['ecs', 'DescribeTasks', 'ListTasks', true],
    ['ecs', 'DescribeServices', 'DescribeTasks', false],
    ['ecs', 'DescribeClusters', 'DescribeTaskDefinition', false],
    ['elbv2', 'DescribeTargetHealth', 'DescribeListeners', true],
  ])('in %s, %s and %s share: %s', (service, one, other, shared) => {
    const same = bucketOf(service, one).name === bucketOf(service, other).name;
    expect(same).toBe(shared);
  });

  it.each([
    ['elbv2', 'DescribeTargetHealth', undefined],
    ['elbv2', 'DescribeListeners', { burst: 5, refill: 1.25 }],
    ['ecs', 'ListTasks', undefined],
  ])('%s %s leaves all but %j to what answers "is it up"', (...call) => {
    const [service, operation, share] = call;
    expect(bucketOf(service, operation).share).toEqual(share);
  });
});
