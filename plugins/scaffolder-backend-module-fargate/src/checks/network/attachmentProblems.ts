import {
  overlaps,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { NetworkSubnet } from './Network';
import { VpcFacts } from './VpcFacts';
import { zoneConflicts } from './zoneConflicts';

/**
 * What keeps a VPC from being attached to a transit gateway, each problem with
 * what to do about it; none when all is well.
 *
 * @param subnets - to attach, as they are in AWS.
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
          `subnet ${subnet.id} is in ${subnet.vpcId} and not in ${vpc.ids.vpcId}: choose one of that VPC`,
      ),
    ...zoneConflicts('attachment', subnets),
    ...inUse
      .filter(subnet => !reached.has(subnet.zoneId))
      .map(
        subnet =>
          `zone ${subnet.zoneName} (${subnet.zoneId}) of ${subnet.id} has no attachment subnet, so the transit gateway does not reach it: add one there`,
      ),
    ...consumerCidrs
      .filter(cidr => overlaps(own, parseCidr(cidr)!))
      .map(
        cidr =>
          `${cidr} overlaps with the VPC's own ${vpc.cidr}, and a transit gateway does not route between overlapping networks: use other addresses for one of them`,
      ),
  ];
}
