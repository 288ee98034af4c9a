import { ServiceRegistry } from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { ServiceDiscovery } from '../../servicediscovery/model/ServiceDiscovery';

/**
 * Refuses registries that Cloud Map does not have, or whose records need no port or need
 * one that is not given.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function checkRegistries(
  region: Region,
  registries: ServiceRegistry[] = [],
): void {
  if (registries.length > 1) {
    throw invalid('service registries can have at most 1 items.');
  }
  for (const registry of registries) {
    const { containerName, containerPort, port, registryArn = '' } = registry;
    const { services } = region.service(ServiceDiscovery);
    const found = [...services.values()].find(({ arn }) => arn === registryArn);
    if (!found) {
      throw invalid(`Unable to find service registry with ARN ${registryArn}.`);
    }
    const needsPort = found.dnsRecords.some(({ Type }) => Type === 'SRV');
    const given = (['port', 'containerPort', 'containerName'] as const).find(
      member => registry[member] !== undefined,
    );
    // umotif-public/terraform-aws-ecs-fargate#25
    if (!needsPort && given) {
      throw invalid(
        `The values specified for serviceRegistries do not require a value for '${given}'. Remove the value and retry. Registry: ${registryArn}`,
      );
    }
    // cloudposse/terraform-aws-ecs-web-app#208
    if (port !== undefined && (containerName ?? containerPort) !== undefined) {
      throw invalid(
        "Specify a value for either 'port' or the 'containerName' and 'containerPort' combination, but not both. Remove one and retry.",
      );
    }
    if (
      needsPort &&
      port === undefined &&
      (containerName === undefined || containerPort === undefined)
    ) {
      throw invalid(
        `When specifying 'awsvpc' for networkMode, values for 'port' or for 'containerName' and 'containerPort' must be specified for a registry with SRV records. Registry: ${registryArn}`,
      );
    }
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
