import {
  ConsumersStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { andThen, FRESH_FOR } from '../observe';
import { readAdmitted } from '../reads';
import { Look } from './Look';
import { Balancer } from './observeBalancer';

/**
 * Who may call an internal API. Empty where it is public, or nobody knows
 * which it is: the endpoint says why.
 */
export async function observeConsumers(
  { observations, target }: Look,
  { balancer, listeners }: Balancer,
): Promise<Observed<ConsumersStatus>> {
  if (balancer.value?.scheme !== 'internal') {
    return {};
  }
  const { securityGroups } = balancer.value;
  if (!securityGroups.length) {
    return andThen(balancer, () => ({
      value: { admitted: [], limited: false },
    }));
  }
  const groups = [...securityGroups].sort();
  const admitted = await andThen(listeners, known => {
    const ports = known.map(({ port }) => port).sort((a, b) => a - b);
    return observations.observe({
      target,
      resource: `admitted:${groups.join()}:${ports.join()}`,
      freshFor: FRESH_FOR.configured,
      read: clients => readAdmitted(clients, groups, ports),
    });
  });
  return andThen(admitted, sources => ({
    value: { admitted: sources, limited: true },
  }));
}
