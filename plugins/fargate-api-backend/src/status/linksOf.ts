import { ConsoleLinks } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  logGroupConsoleUrl,
  serviceConsoleUrl,
  stackConsoleUrl,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ServiceLocation } from '../location';

/**
 * Where AWS's console shows a service.
 *
 * @param loggedTo - The log group of its task definition.
 */
export function linksOf(
  { stackArn, stack, serviceArn }: ServiceLocation,
  loggedTo: string | undefined,
): ConsoleLinks {
  const anyArn = serviceArn.value ?? stackArn;
  const logGroup = stack?.value?.logGroup ?? loggedTo;
  return {
    stack: stackArn && stackConsoleUrl(stackArn),
    service: serviceArn.value && serviceConsoleUrl(serviceArn.value),
    logs: anyArn && logGroup && logGroupConsoleUrl(anyArn, logGroup),
  };
}
