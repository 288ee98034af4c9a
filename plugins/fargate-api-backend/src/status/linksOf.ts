import { ConsoleLinks } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  logGroupConsoleUrl,
  serviceConsoleUrl,
  stackConsoleUrl,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ServiceLocation } from '../location';

/**
 * Returns the links to the AWS console.
 *
 * @param taskLogGroup - The log group in the task definition.
 */
export function linksOf(
  { target, stackArn, stack, serviceArn }: ServiceLocation,
  taskLogGroup: string | undefined,
): ConsoleLinks {
  const anyArn = serviceArn.value ?? stackArn;
  const logGroup = stack?.value?.logGroup ?? taskLogGroup;
  return {
    stack: stackArn && stackConsoleUrl(target, stackArn),
    service: serviceArn.value && serviceConsoleUrl(target, serviceArn.value),
    logs: anyArn && logGroup && logGroupConsoleUrl(target, anyArn, logGroup),
  };
}
