import { Service } from '@aws-sdk/client-ecs';
import { readInstances } from '../live/readInstances';
import { HealthCheck } from './HealthCheck';

/**
 * As many healthy instances in AWS Cloud Map as tasks are desired: what API
 * Gateway sends requests to.
 */
export const instanceHealth: HealthCheck = {
  label: 'Tasks',
  noun: 'instances',
  async read({ clients: { serviceDiscovery }, signal }, service) {
    const id = discoveryServiceOf(service);
    if (!id) {
      return [];
    }
    const states = await readInstances({ serviceDiscovery }, id, { signal });
    return states.map(state => ({ state: state.toLowerCase() }));
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
