import { parse } from '@aws-sdk/util-arn-parser';

/** The domain of the console of each partition; other partitions have no link. */
const CONSOLE_DOMAIN: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

function consoleUrl(
  { partition, region }: { partition: string; region: string },
  path: string,
  fragment = '',
): string | undefined {
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
export function stackConsoleUrl(stackArn: string): string | undefined {
  return consoleUrl(
    parse(stackArn),
    'cloudformation/home',
    `#/stacks/stackinfo?stackId=${encodeURIComponent(stackArn)}`,
  );
}

/**
 * The page of an ECS cluster in AWS's console.
 *
 * @public
 */
export function clusterConsoleUrl(clusterArn: string): string | undefined {
  const arn = parse(clusterArn);
  const [, cluster] = arn.resource.split('/');
  return consoleUrl(
    arn,
    `ecs/v2/clusters/${encodeURIComponent(cluster)}/services`,
  );
}

/**
 * The page of an ECS service in AWS's console. An ARN of the old format
 * has no cluster; the cluster `default` is assumed.
 *
 * @public
 */
export function serviceConsoleUrl(serviceArn: string): string | undefined {
  const arn = parse(serviceArn);
  const path = arn.resource.split('/').slice(1).map(encodeURIComponent);
  const [cluster, service] = path.length === 2 ? path : ['default', ...path];
  return consoleUrl(
    arn,
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
  anyArn: string,
  logGroup: string,
): string | undefined {
  // The console expects the name encoded twice, with `$` instead of `%`.
  const name = encodeURIComponent(encodeURIComponent(logGroup)).replace(
    /%/g,
    '$',
  );
  return consoleUrl(
    parse(anyArn),
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
  anyArn: string,
  vpcId: string,
): string | undefined {
  return consoleUrl(
    parse(anyArn),
    'vpcconsole/home',
    `#VpcDetails:VpcId=${vpcId}`,
  );
}

/**
 * The page of a secret of Secrets Manager in AWS's console.
 *
 * @public
 */
export function secretConsoleUrl(secretArn: string): string | undefined {
  const arn = parse(secretArn);
  const name = arn.resource.replace(/^secret:|-[a-zA-Z0-9]{6}$/g, '');
  return consoleUrl(
    arn,
    'secretsmanager/secret',
    `&name=${encodeURIComponent(name)}`,
  );
}
