import { GetInstancesHealthStatusCommand } from '@aws-sdk/client-servicediscovery';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * The states of the instances of a service of AWS Cloud Map: `HEALTHY`, `UNHEALTHY` or
 * `UNKNOWN`. ECS registers a task once it runs, and reports the health of its containers.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
 */
export async function readInstances(
  { serviceDiscovery }: Pick<FargateClients, 'serviceDiscovery'>,
  ServiceId: string,
  options: { signal?: AbortSignal } = {},
): Promise<string[]> {
  try {
    const { Status = {} } = await serviceDiscovery.send(
      new GetInstancesHealthStatusCommand({ ServiceId }),
      { abortSignal: options.signal },
    );
    return Object.values(Status);
  } catch (error) {
    // It has no instance before the first task is registered.
    if (error instanceof Error && error.name === 'InstanceNotFound') {
      return [];
    }
    throw error;
  }
}
