import {
  overlaps,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { NetworkSubnet } from './Network';
import { VpcFacts } from './VpcFacts';
import { zoneConflicts } from './zoneConflicts';

/**
 * Why a VPC cannot be attached to a transit gateway: each problem with how to
 * fix it; none when it can.
 *
 * @param subnets - the subnets to attach.
 */
export function attachmentProblems(
  vpc: VpcFacts,
  subnets: readonly NetworkSubnet[],
  consumerCidrs: readonly string[],
): string[] {
  const reached = new Set(subnets.map(subnet => subnet.zoneId));
  const inUse = vpc.network.subnets.filter(subnet =>
    vpc.ids.privateSubnetIds.includes(subnet.id),
  );
  const own = parseCidr(vpc.cidr)!;
  return [
    ...subnets
      .filter(subnet => subnet.vpcId !== vpc.ids.vpcId)
      .map(
        subnet =>
          `subnet ${subnet.id} is in ${subnet.vpcId} and not in ${vpc.ids.vpcId}: choose one in that VPC`,
      ),
    ...zoneConflicts('attachment', subnets),
    ...inUse
      .filter(subnet => !reached.has(subnet.zoneId))
      .map(
        subnet =>
          `AZ ${subnet.zoneName} (${subnet.zoneId}) of ${subnet.id} has no attachment subnet, so the transit gateway cannot reach it: add one there`,
      ),
    ...consumerCidrs
      .filter(cidr => overlaps(own, parseCidr(cidr)!))
      .map(
        cidr =>
          `${cidr} overlaps the VPC's own CIDR block ${vpc.cidr}, and a transit gateway does not route between overlapping CIDR blocks: use another CIDR block for one of them`,
      ),
  ];
}
