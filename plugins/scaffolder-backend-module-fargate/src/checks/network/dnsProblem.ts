import { Network, NetworkSubnet } from './Network';
import { hasEgress } from './egressProblems';

/** What keeps the tasks of some subnets from finding endpoints by their names. */
export function dnsProblem(
  { hasDns, vpcId }: Network,
  tasks: readonly NetworkSubnet[],
): string[] {
  return hasDns || tasks.every(hasEgress)
    ? []
    : [
        `VPC ${vpcId} has DNS support or DNS host names off, and without them tasks do not find its endpoints: turn both on`,
      ];
}
