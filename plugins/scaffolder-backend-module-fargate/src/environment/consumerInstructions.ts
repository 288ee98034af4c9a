/**
 * What the consumers' side has to do, in words that can be handed to it: their
 * routes are in accounts that this deployment has no business in.
 */
export function consumerInstructions(way: {
  transitGatewayId: string;
  vpcCidr: string;
  consumerCidrs: readonly string[];
}): string[] {
  const { transitGatewayId, vpcCidr, consumerCidrs } = way;
  return [
    `For the owners of ${consumerCidrs.join(', ')}, to reach ${vpcCidr}:`,
    `1. attach your VPC to transit gateway ${transitGatewayId}, with one subnet in every zone from which you call`,
    `2. in the route table of each calling subnet: destination ${vpcCidr}, target ${transitGatewayId}`,
    `3. let security groups and network ACLs of the callers send TCP 443 to ${vpcCidr}`,
    `For the owner of ${transitGatewayId}: its route tables lead to both attachments (propagated by default).`,
  ];
}
