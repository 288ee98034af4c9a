import { parse } from '@aws-sdk/util-arn-parser';

/**
 * The cluster and the name in an ECS service's ARN. ARNs of the old format
 * name no cluster; ECS then means the default one.
 */
export function parseServiceArn(arn: string): {
  cluster: string;
  name: string;
} {
  const path = parse(arn).resource.split('/').slice(1);
  const [cluster, name] = path.length === 2 ? path : ['default', ...path];
  return { cluster, name };
}
