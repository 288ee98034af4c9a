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

/** The consumers of an internal API; empty for a public one. */
export function consumersOf(
  { loadBalancer }: ObservedLoadBalancer,
  callers: Observed<ConsumersStatus>,
): Observed<ConsumersStatus> {
  return loadBalancer.value?.scheme === 'internal' ? callers : {};
}

/**
 * Observes the sources that the security groups of a load balancer allow on the
 * ports of its listeners. Empty when the load balancer could not be read: the
 * endpoint then contains the failure.
 */
export async function observeCallers(
  { observations, target }: ObservationContext,
  { loadBalancer, listeners }: ObservedLoadBalancer,
): Promise<Observed<ConsumersStatus>> {
  if (!loadBalancer.value) {
    return {};
  }
  const { securityGroups } = loadBalancer.value;
  if (!securityGroups.length) {
    return andThen(loadBalancer, () => ({
      value: { allowedSources: [], restricted: false },
    }));
  }
  const groups = [...securityGroups].sort();
  const allowed = await andThen(
    listeners,
    async (list): Promise<Observed<string[]>> => {
      if (!list.length) {
        return {};
      }
      const ports = list.map(({ port }) => port).sort((a, b) => a - b);
      return observations.observe({
        target,
        resource: `allowed-sources:${groups.join()}:${ports.join()}`,
        freshFor: FRESH_FOR.configured,
        read: clients => readAllowedSources(clients, groups, ports),
        isChanging: sources => !sources.length,
      });
    },
  );
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
