import { EntityLink } from '@backstage/catalog-model';
import { serviceConsoleUrl, stackConsoleUrl } from '../console';
import { StackRecord } from '../stack';
import { linksOf } from './linksOf';

/** Returns the links to an API's endpoint and to the AWS console. */
export function apiLinks(stack: StackRecord): EntityLink[] {
  const { Url, ServiceArn } = stack.outputs;
  return linksOf({
    Endpoint: Url,
    'ECS service in AWS': ServiceArn && serviceConsoleUrl(ServiceArn),
    'CloudFormation stack in AWS': stackConsoleUrl(stack.arn),
  });
}
