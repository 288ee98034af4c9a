import { GetInstancesHealthStatusCommand } from '@aws-sdk/client-servicediscovery';
import {
  InstanceCounts,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, ObservationContext } from '../aws';
import { ServiceFacts } from './service';

/**
 * Observes the tasks that a service has registered with AWS Cloud Map. They are read
 * again when the version of the tasks changes.
 *
 * @returns nothing for a service that registers none.
 */
export function observeInstances(
  { observations, target }: ObservationContext,
  service: Observed<ServiceFacts>,
): Promise<Observed<InstanceCounts>> {
  return andThen(service, ({ discoveryServiceId, status, tasksVersion }) =>
    discoveryServiceId === undefined
      ? {}
      : observations.observe({
          target,
          resource: `instances:${discoveryServiceId}`,
          freshFor: FRESH_FOR.running,
          version: tasksVersion,
          read: (clients, signal) =>
            readInstances(clients, discoveryServiceId, signal),
          isChanging: ({ healthy }) => healthy < status.desired,
        }),
  );
}

async function readInstances(
  { serviceDiscovery }: FargateClients,
  ServiceId: string,
  signal: AbortSignal,
): Promise<InstanceCounts> {
  try {
    const { Status = {} } = await serviceDiscovery.send(
      new GetInstancesHealthStatusCommand({ ServiceId }),
      { abortSignal: signal },
    );
    const all = Object.values(Status);
    return {
      registered: all.length,
      healthy: all.filter(status => status === 'HEALTHY').length,
    };
  } catch (error) {
    // There is no instance.
    if (error instanceof Error && error.name === 'InstanceNotFound') {
      return { registered: 0, healthy: 0 };
    }
    throw error;
  }
}
