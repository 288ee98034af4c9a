import {
  ConsumersStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  allowedSources,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  andThen,
  Batches,
  FRESH_FOR,
  MissingError,
  ObservationContext,
} from '../aws';
import { ObservedLoadBalancer } from './loadBalancer';

/**
 * Observes the sources that the security groups of an internal load balancer
 * allow. Empty for a public load balancer, and when the load balancer could
 * not be read: the endpoint then contains the failure.
 */
export async function observeConsumers(
  { observations, target }: ObservationContext,
  { loadBalancer, listeners }: ObservedLoadBalancer,
): Promise<Observed<ConsumersStatus>> {
  if (loadBalancer.value?.scheme !== 'internal') {
    return {};
  }
  const { securityGroups } = loadBalancer.value;
  if (!securityGroups.length) {
    return andThen(loadBalancer, () => ({
      value: { allowedSources: [], restricted: false },
    }));
  }
  const groups = [...securityGroups].sort();
  const allowed = await andThen(listeners, list => {
    const ports = list.map(({ port }) => port).sort((a, b) => a - b);
    return observations.observe({
      target,
      resource: `allowed-sources:${groups.join()}:${ports.join()}`,
      freshFor: FRESH_FOR.configured,
      read: clients => readAllowedSources(clients, groups, ports),
    });
  });
  return andThen(allowed, sources => ({
    value: { allowedSources: sources, restricted: true },
  }));
}

async function readAllowedSources(
  clients: FargateClients,
  groupIds: string[],
  ports: number[],
): Promise<string[]> {
  const groups = await Promise.all(
    groupIds.map(id => Batches.of(clients).securityGroups.load(id)),
  );
  const missing = groupIds.filter((_, index) => !groups[index]);
  if (missing.length) {
    throw new MissingError('security-group-missing', { ids: missing });
  }
  return allowedSources(
    groups.flatMap(group => group!.IpPermissions ?? []),
    ports,
  );
}
