import { EndpointStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';
import { Batches } from '../batches';

/** What a load balancer itself says of an endpoint; its listeners say the rest. */
export type LoadBalancerFacts = Omit<EndpointStatus, 'url' | 'tls'> & {
  /** Ids. */
  securityGroups: string[];
};

/** @throws MissingError when there is no such load balancer. */
export async function readLoadBalancer(
  clients: FargateClients,
  loadBalancerArn: string,
): Promise<LoadBalancerFacts> {
  const balancer = await Batches.of(clients).loadBalancers.load(
    loadBalancerArn,
  );
  if (!balancer) {
    throw new MissingError('balancer-missing', { arn: loadBalancerArn });
  }
  return {
    dnsName: balancer.DNSName!,
    scheme: balancer.Scheme === 'internal' ? 'internal' : 'internet-facing',
    type: balancer.Type === 'network' ? 'network' : 'application',
    state: balancer.State?.Code ?? 'active',
    availabilityZones: (balancer.AvailabilityZones ?? [])
      .flatMap(({ ZoneName }) => ZoneName ?? [])
      .sort(),
    securityGroups: balancer.SecurityGroups ?? [],
  };
}
