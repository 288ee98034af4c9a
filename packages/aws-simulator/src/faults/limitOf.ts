/** A token bucket that calls of one account and region share. */
export interface Limit {
  /** Identifies the bucket. */
  bucket: string;
  burst: number;
  perSecond: number;
}

interface Rule {
  service: string;
  operations: RegExp;
  /** Whether each operation has a bucket of its own. */
  each?: boolean;
  burst: number;
  perSecond: number;
}

const READ = /^(Describe|List|Get)/;
const ANY = /^/;

/**
 * The first rule that matches applies. AWS publishes the limits of the reads of
 * ECS and Elastic Load Balancing and of `CreateLoadBalancer`; the others are
 * estimates, since AWS does not publish them.
 */
const RULES: readonly Rule[] = [
  {
    service: 'ecs',
    operations: /^(DescribeServices|ListServices)$/,
    burst: 100,
    perSecond: 20,
  },
  {
    service: 'ecs',
    operations: /^(DescribeTasks|ListTasks)$/,
    burst: 100,
    perSecond: 20,
  },
  {
    service: 'ecs',
    operations: /^(DescribeServiceDeployments|ListServiceDeployments)$/,
    burst: 50,
    perSecond: 20,
  },
  { service: 'ecs', operations: READ, each: true, burst: 50, perSecond: 20 },
  { service: 'ecs', operations: ANY, burst: 50, perSecond: 5 },
  {
    service: 'elasticloadbalancing',
    operations: READ,
    burst: 40,
    perSecond: 10,
  },
  {
    service: 'elasticloadbalancing',
    operations: /^CreateLoadBalancer$/,
    burst: 10,
    perSecond: 0.2,
  },
  { service: 'elasticloadbalancing', operations: ANY, burst: 20, perSecond: 3 },
  { service: 'ec2', operations: READ, burst: 100, perSecond: 20 },
  { service: 'ec2', operations: ANY, burst: 50, perSecond: 5 },
  {
    service: 'cloudformation',
    operations: READ,
    each: true,
    burst: 20,
    perSecond: 5,
  },
  { service: 'cloudformation', operations: ANY, burst: 10, perSecond: 1 },
  { service: 'route53', operations: ANY, burst: 5, perSecond: 5 },
];

/** The rate limit of an operation; undefined if it is not limited. */
export function limitOf(service: string, operation: string): Limit | undefined {
  const index = RULES.findIndex(
    rule => rule.service === service && rule.operations.test(operation),
  );
  if (index < 0) {
    return undefined;
  }
  const { each, burst, perSecond } = RULES[index];
  return {
    bucket: `${service} ${index}${each ? ` ${operation}` : ''}`,
    burst,
    perSecond,
  };
}
