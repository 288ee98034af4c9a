import { build, parse } from '@aws-sdk/util-arn-parser';

/** The domain of the console of each partition; other partitions have no link. */
const CONSOLE_DOMAIN: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/**
 * Where a target is: AWS, or what stands for it at an endpoint of its own.
 *
 * @public
 */
export interface AwsEndpoint {
  endpoint?: string;
}

/**
 * The page of a resource: in AWS's console or, of a target with an endpoint, in
 * that of the simulator, which has all pages at the path that leads to any resource
 * in AWS's console too.
 */
function consoleUrl(
  { endpoint }: AwsEndpoint,
  resourceArn: string,
  path: string,
  fragment = '',
): string | undefined {
  if (endpoint) {
    const url = new URL('/go/view', endpoint);
    url.searchParams.set('arn', resourceArn);
    return url.href;
  }
  const { partition, region } = parse(resourceArn);
  const domain = CONSOLE_DOMAIN[partition];
  return (
    domain && `https://${region}.${domain}/${path}?region=${region}${fragment}`
  );
}

/**
 * The page of a CloudFormation stack in AWS's console; undefined when the
 * console of the partition is not known.
 *
 * @public
 */
export function stackConsoleUrl(
  target: AwsEndpoint,
  stackArn: string,
): string | undefined {
  return consoleUrl(
    target,
    stackArn,
    'cloudformation/home',
    `#/stacks/stackinfo?stackId=${encodeURIComponent(stackArn)}`,
  );
}

/**
 * The page of an ECS cluster in AWS's console.
 *
 * @public
 */
export function clusterConsoleUrl(
  target: AwsEndpoint,
  clusterArn: string,
): string | undefined {
  const [, cluster] = parse(clusterArn).resource.split('/');
  return consoleUrl(
    target,
    clusterArn,
    `ecs/v2/clusters/${encodeURIComponent(cluster)}/services`,
  );
}

/**
 * The page of an ECS service in AWS's console. An ARN of the old format
 * has no cluster; the cluster `default` is assumed.
 *
 * @public
 */
export function serviceConsoleUrl(
  target: AwsEndpoint,
  serviceArn: string,
): string | undefined {
  const [, ...names] = parse(serviceArn).resource.split('/');
  const path = names.map(encodeURIComponent);
  const [cluster, service] = path.length === 2 ? path : ['default', ...path];
  return consoleUrl(
    target,
    serviceArn,
    `ecs/v2/clusters/${cluster}/services/${service}/health`,
  );
}

/**
 * The page of a CloudWatch log group in AWS's console.
 *
 * @param anyArn - An ARN of the partition, account and region of the group.
 * @public
 */
export function logGroupConsoleUrl(
  target: AwsEndpoint,
  anyArn: string,
  logGroup: string,
): string | undefined {
  // The console expects the name encoded twice, with `$` instead of `%`.
  const name = encodeURIComponent(encodeURIComponent(logGroup)).replace(
    /%/g,
    '$',
  );
  return consoleUrl(
    target,
    besides(anyArn, 'logs', `log-group:${logGroup}`),
    'cloudwatch/home',
    `#logsV2:log-groups/log-group/${name}`,
  );
}

/**
 * The page of a VPC in AWS's console.
 *
 * @param anyArn - An ARN of the partition, account and region of the VPC.
 * @public
 */
export function vpcConsoleUrl(
  target: AwsEndpoint,
  anyArn: string,
  vpcId: string,
): string | undefined {
  return consoleUrl(
    target,
    besides(anyArn, 'ec2', `vpc/${vpcId}`),
    'vpcconsole/home',
    `#VpcDetails:VpcId=${vpcId}`,
  );
}

/**
 * The page of a secret of Secrets Manager in AWS's console.
 *
 * @public
 */
export function secretConsoleUrl(
  target: AwsEndpoint,
  secretArn: string,
): string | undefined {
  const name = parse(secretArn).resource.replace(
    /^secret:|-[a-zA-Z0-9]{6}$/g,
    '',
  );
  return consoleUrl(
    target,
    secretArn,
    'secretsmanager/secret',
    `&name=${encodeURIComponent(name)}`,
  );
}

/** The ARN of another resource of the same partition, account and region. */
function besides(anyArn: string, service: string, resource: string): string {
  return build({ ...parse(anyArn), service, resource });
}
