import { BucketSize } from './TokenBucket';

const part = ({ burst, refill }: BucketSize, share: number): BucketSize => ({
  burst: burst * share,
  refill: refill * share,
});

/** AWS's buckets are shared with the account's own deployments: half is left to them. */
const half = (whole: BucketSize) => part(whole, 1 / 2);

/**
 * As AWS documents them, per account and region; CloudFormation's is not
 * documented, and is what others met.
 */
const DOCUMENTED: Record<string, BucketSize> = {
  'ecs services': { burst: 100, refill: 20 },
  'ecs tasks': { burst: 100, refill: 20 },
  'ecs service deployments': { burst: 50, refill: 20 },
  'ecs DescribeClusters': { burst: 50, refill: 20 },
  'ecs DescribeTaskDefinition': { burst: 50, refill: 20 },
  elbv2: { burst: 40, refill: 10 },
  ec2: { burst: 100, refill: 20 },
  cloudFormation: { burst: 20, refill: 5 },
  route53: { burst: 5, refill: 5 },
};

/** Of a service for which AWS documents nothing. */
const UNDOCUMENTED: BucketSize = { burst: 20, refill: 10 };

const SHARED: Record<string, string> = {
  DescribeServices: 'ecs services',
  ListServices: 'ecs services',
  DescribeTasks: 'ecs tasks',
  ListTasks: 'ecs tasks',
  ListServiceDeployments: 'ecs service deployments',
  DescribeServiceDeployments: 'ecs service deployments',
};

/**
 * What answers "is it up" where other calls spend from the same bucket. The
 * others have a quarter of it at least, so that they are late but not never.
 */
const FIRST: Record<string, string[]> = { elbv2: ['DescribeTargetHealth'] };
const SHARE_OF_OTHERS = 1 / 4;

/** A bucket of AWS's, by a name of ours. */
export interface Bucket {
  name: string;
  /** What we take of it. */
  size: BucketSize;
  /** What such a call is sure of while more telling ones want the same bucket; not set: it is one of them. */
  share?: BucketSize;
}

/**
 * The bucket from which AWS takes for a call, and what we let ourselves take
 * of it.
 *
 * @param service - Our name of the client, e.g. `elbv2`.
 * @param operation - E.g. `DescribeServices`.
 */
export function bucketOf(service: string, operation: string): Bucket {
  const own = `${service} ${operation}`;
  const name = service === 'ecs' ? SHARED[operation] ?? own : service;
  const size = half(DOCUMENTED[name] ?? UNDOCUMENTED);
  const mayWait = FIRST[name] && !FIRST[name].includes(operation);
  return { name, size, ...(mayWait && { share: part(size, SHARE_OF_OTHERS) }) };
}
