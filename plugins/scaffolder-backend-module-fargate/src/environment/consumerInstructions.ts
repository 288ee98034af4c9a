/**
 * Instructions for the owners of the consumers' VPCs, whose routes are in
 * accounts that this portal does not manage.
 */
export function consumerInstructions(way: {
  transitGatewayId: string;
  vpcCidr: string;
  consumerCidrs: readonly string[];
}): string[] {
  const { transitGatewayId, vpcCidr, consumerCidrs } = way;
  return [
    `For the owners of ${consumerCidrs.join(', ')}, to reach ${vpcCidr}:`,
    `1. attach your VPC to transit gateway ${transitGatewayId}, with one subnet in each availability zone that calls the API`,
    `2. in the route table of each calling subnet: destination ${vpcCidr}, target ${transitGatewayId}`,
    `3. allow outbound TCP 443 to ${vpcCidr} in the security groups and network ACLs of the callers`,
    `For the owner of ${transitGatewayId}: its route tables need routes to both attachments (propagated by default).`,
  ];
}
