/** A bucket of tokens that calls share: per account and region. */
export interface Limit {
  /** Distinguishes the buckets of a service. */
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
 * The first that matches counts. The reads of ECS and Elastic Load Balancing
 * and `CreateLoadBalancer` are the limits that AWS publishes; all others are
 * assumptions of the right size, since CloudFormation for one publishes none.
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

/** The limit that holds for calls of an operation, if there is one. */
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
