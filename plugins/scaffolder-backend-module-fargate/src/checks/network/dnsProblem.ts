import { Network, NetworkSubnet } from './Network';
import { hasEgress } from './egressProblems';

/** Why tasks in some subnets cannot resolve the names of VPC endpoints. */
export function dnsProblem(
  { hasDns, vpcId }: Network,
  tasks: readonly NetworkSubnet[],
): string[] {
  return hasDns || tasks.every(hasEgress)
    ? []
    : [
        `VPC ${vpcId} has DNS support or DNS hostnames disabled, so tasks cannot resolve its endpoints: enable both`,
      ];
}
