import { NatGateway, paginateDescribeNatGateways } from '@aws-sdk/client-ec2';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, ObservationContext } from '../aws';
import { ServiceFacts } from './service';
import { TargetGroupFacts } from './targetGroups';

/** The available public NAT gateways of a VPC. */
export interface NatFacts {
  gateways: number;
  /** Their public IP addresses, sorted. */
  ips: string[];
}

/** Observes the NAT gateways of a VPC. */
export function observeNatGateways(
  { observations, target }: ObservationContext,
  vpcId: string,
): Promise<Observed<NatFacts>> {
  return observations.observe({
    target,
    resource: `nat-gateways:${vpcId}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readNatGateways(clients, vpcId, signal),
  });
}

/**
 * Observes the static public IP addresses that the tasks behind some target groups use
 * to reach the internet; none where each task has its own.
 */
export function observeEgressIps(
  context: ObservationContext,
  groups: Observed<TargetGroupFacts[]>,
  service: Observed<ServiceFacts>,
): Promise<Observed<string[]>> {
  return andThen(groups, async facts => {
    if (service.value?.status.hasPublicIps) {
      return { value: [] };
    }
    const vpcId = facts.find(group => group.vpcId)?.vpcId;
    return vpcId
      ? andThen(await observeNatGateways(context, vpcId), ({ ips }) => ({
          value: ips,
        }))
      : {};
  });
}

async function readNatGateways(
  { ec2 }: FargateClients,
  vpcId: string,
  signal: AbortSignal,
): Promise<NatFacts> {
  const gateways: NatGateway[] = [];
  const pages = paginateDescribeNatGateways(
    { client: ec2 },
    { Filter: [{ Name: 'vpc-id', Values: [vpcId] }] },
    { abortSignal: signal },
  );
  for await (const { NatGateways = [] } of pages) {
    gateways.push(...NatGateways);
  }
  return toNatFacts(gateways);
}

/** Maps the SDK's NAT gateways. */
export function toNatFacts(gateways: NatGateway[]): NatFacts {
  const available = gateways.filter(
    ({ State, ConnectivityType }) =>
      State === 'available' && ConnectivityType !== 'private',
  );
  return {
    gateways: available.length,
    ips: available
      .flatMap(gateway => gateway.NatGatewayAddresses ?? [])
      .flatMap(({ PublicIp }) => PublicIp ?? [])
      .sort(),
  };
}
