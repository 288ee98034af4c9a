import { EntityLink } from '@backstage/catalog-model';
import { AwsEndpoint, serviceConsoleUrl, stackConsoleUrl } from '../console';
import { StackRecord } from '../stack';
import { linksOf } from './linksOf';

/** Returns the links to an API's endpoint and to the AWS console. */
export function apiLinks(
  stack: StackRecord,
  target: AwsEndpoint,
): EntityLink[] {
  const { Url, ServiceArn } = stack.outputs;
  return linksOf({
    Endpoint: Url,
    'ECS service in AWS': ServiceArn && serviceConsoleUrl(target, ServiceArn),
    'CloudFormation stack in AWS': stackConsoleUrl(target, stack.arn),
  });
}
