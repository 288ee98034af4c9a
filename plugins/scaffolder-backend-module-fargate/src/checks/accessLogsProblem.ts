import { partition } from '@aws-sdk/core/client';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';

/** What of a bucket could be read. */
export interface BucketFacts {
  region?: string;
  /** Its policy; empty if it has none. */
  policy?: string;
}

interface Statement {
  Effect?: string;
  Principal?: unknown;
  Action?: string | string[];
  Resource?: string | string[];
  Condition?: object;
}

/** The services by which application and network load balancers deliver logs. */
const DELIVERY = [
  'logdelivery.elasticloadbalancing.amazonaws.com',
  'delivery.logs.amazonaws.com',
];

/**
 * Why load balancers cannot write access logs to a bucket; undefined where they can
 * as far as is known.
 *
 * @param facts - undefined if there is no such bucket.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function accessLogsProblem(
  bucket: string,
  facts: BucketFacts | undefined,
  { accountId, region }: Pick<FargateTarget, 'accountId' | 'region'>,
): string | undefined {
  if (!facts) {
    return `there is no bucket ${bucket}`;
  }
  if (facts.region && facts.region !== region) {
    return `bucket ${bucket} is in ${facts.region}, and must be in ${region} with the load balancer`;
  }
  if (facts.policy === undefined) {
    return undefined;
  }
  const key = `${bucket}/AWSLogs/${accountId}/`;
  const statements = statementsIn(facts.policy).filter(statement =>
    isAboutLogs(statement, key),
  );
  const isDenied = statements.some(
    ({ Effect, Condition }) => Effect === 'Deny' && !Condition,
  );
  return !isDenied && statements.some(({ Effect }) => Effect === 'Allow')
    ? undefined
    : `the policy of bucket ${bucket} does not let load balancers write to it, so AWS would say "Access Denied for bucket: ${bucket}. Please check S3bucket permission". Allow s3:PutObject on arn:${
        partition(region).name
      }:s3:::${key}* to the service ${DELIVERY[0]}`;
}

function statementsIn(policy: string): Statement[] {
  const { Statement: statements = [] } = policy ? JSON.parse(policy) : {};
  return [statements].flat();
}

function isAboutLogs(
  { Action = [], Principal, Resource = [] }: Statement,
  key: string,
): boolean {
  return (
    [Action].flat().some(action => matches(action, 's3:PutObject')) &&
    [Resource]
      .flat()
      .some(resource => matches(resource.replace(/^.*:::/, ''), `${key}x`)) &&
    isOfLoadBalancers(Principal)
  );
}

/** In older regions, an account of AWS's own stands for its load balancers. */
function isOfLoadBalancers(principal: unknown): boolean {
  if (principal === '*') {
    return true;
  }
  const { AWS = [], Service = [] } = (principal ?? {}) as Record<
    string,
    string | string[]
  >;
  return (
    [Service].flat().some(service => DELIVERY.includes(service)) ||
    [AWS].flat().length > 0
  );
}

/** Whether a pattern of IAM, with `*` and `?`, matches a text; actions in any case. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(text);
}
