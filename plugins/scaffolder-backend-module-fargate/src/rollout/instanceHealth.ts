import { GetInstancesHealthStatusCommand } from '@aws-sdk/client-servicediscovery';
import { Service } from '@aws-sdk/client-ecs';
import { HealthCheck } from './HealthCheck';

/**
 * As many healthy instances in AWS Cloud Map as tasks are desired: what API
 * Gateway sends requests to. ECS registers a task once it runs, and reports the
 * health of its container.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
 */
export const instanceHealth: HealthCheck = {
  label: 'Tasks',
  noun: 'instances',
  async read({ clients: { serviceDiscovery }, signal }, service) {
    const id = discoveryServiceOf(service);
    if (!id) {
      return [];
    }
    try {
      const { Status = {} } = await serviceDiscovery.send(
        new GetInstancesHealthStatusCommand({ ServiceId: id }),
        { abortSignal: signal },
      );
      return Object.values(Status).map(status => ({
        state: status.toLowerCase(),
      }));
    } catch (error) {
      // It has no instance before the first task is registered.
      if (error instanceof Error && error.name === 'InstanceNotFound') {
        return [];
      }
      throw error;
    }
  },
  isHealthy: ({ targets, desired }) =>
    targets.filter(({ state }) => state === 'healthy').length >= desired,
};

/** Of `arn:…:service/{id}`. */
function discoveryServiceOf({
  serviceRegistries,
}: Service): string | undefined {
  return serviceRegistries?.[0]?.registryArn?.split('/').pop();
}
