import { BucketSize } from './TokenBucket';

const scale = ({ burst, refill }: BucketSize, factor: number): BucketSize => ({
  burst: burst * factor,
  refill: refill * factor,
});

/** The share of AWS's limits that the portal uses; the rest is for other clients in the account. */
const OUR_SHARE = 1 / 2;

/**
 * The API throttling limits of AWS, per account and region. The limit of
 * CloudFormation is not documented; its value comes from observed throttling.
 */
const LIMITS: Record<string, BucketSize> = {
  'ecs services': { burst: 100, refill: 20 },
  'ecs tasks': { burst: 100, refill: 20 },
  'ecs service deployments': { burst: 50, refill: 20 },
  'ecs DescribeServiceRevisions': { burst: 50, refill: 20 },
  'ecs DescribeClusters': { burst: 50, refill: 20 },
  'ecs DescribeTaskDefinition': { burst: 50, refill: 20 },
  elbv2: { burst: 40, refill: 10 },
  ec2: { burst: 100, refill: 20 },
  cloudFormation: { burst: 20, refill: 5 },
  route53: { burst: 5, refill: 5 },
};

/** For services whose limits AWS does not document. */
const DEFAULT_LIMIT: BucketSize = { burst: 20, refill: 10 };

const ECS_BUCKETS: Record<string, string> = {
  DescribeServices: 'ecs services',
  ListServices: 'ecs services',
  DescribeTasks: 'ecs tasks',
  ListTasks: 'ecs tasks',
  ListServiceDeployments: 'ecs service deployments',
  DescribeServiceDeployments: 'ecs service deployments',
};

/**
 * The operations that determine whether an API is up. Other operations of the
 * same bucket have a lower priority, but are guaranteed a quarter of it.
 */
const HIGH_PRIORITY: Record<string, string[]> = {
  elbv2: ['DescribeTargetHealth'],
};
const LOW_PRIORITY_SHARE = 1 / 4;

/** The token bucket of a group of AWS operations. */
export interface Bucket {
  name: string;
  /** The limit that the portal keeps to. */
  size: BucketSize;
  /** The part guaranteed to an operation of low priority; undefined for one of high priority. */
  lowPriority?: BucketSize;
}

/**
 * Returns the token bucket of an AWS operation.
 *
 * @param service - The name of the client in `FargateClients`, e.g. `elbv2`.
 * @param operation - For example `DescribeServices`.
 */
export function bucketOf(service: string, operation: string): Bucket {
  const name =
    service === 'ecs'
      ? ECS_BUCKETS[operation] ?? `${service} ${operation}`
      : service;
  const size = scale(LIMITS[name] ?? DEFAULT_LIMIT, OUR_SHARE);
  const isLowPriority =
    HIGH_PRIORITY[name] && !HIGH_PRIORITY[name].includes(operation);
  return {
    name,
    size,
    ...(isLowPriority && { lowPriority: scale(size, LOW_PRIORITY_SHARE) }),
  };
}
