import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { NatFacts } from '../mappers';
import { andThen, FRESH_FOR } from '../observe';
import { readNatGateways, TargetGroupFacts } from '../reads';
import { Look } from './Look';

/** How a VPC's private subnets reach the internet. */
export function observeNat(
  { observations, target }: Look,
  vpcId: string,
): Promise<Observed<NatFacts>> {
  return observations.observe({
    target,
    resource: `nat-gateways:${vpcId}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readNatGateways(clients, vpcId, signal),
  });
}

/** From which addresses the tasks behind some target groups reach the internet. */
export function observeEgressIps(
  look: Look,
  groups: Observed<TargetGroupFacts[]>,
): Promise<Observed<string[]>> {
  return andThen(groups, async facts => {
    const vpcId = facts.find(group => group.vpcId)?.vpcId;
    return vpcId
      ? andThen(await observeNat(look, vpcId), ({ ips }) => ({ value: ips }))
      : {};
  });
}
