import {
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { isListed } from './isListed';

/**
 * Whether an environment has to wait for its network. Both stacks are made at
 * the same time, and the cluster's is ready long before the VPC's.
 */
export function isNetworkMissing(
  { network }: Pick<StackDescriptor, 'network'>,
  stacks: Pick<StackRecord, 'arn' | 'status' | 'outputs'>[],
): boolean {
  if (!network || !('vpcStackArn' in network)) {
    return false;
  }
  const vpc = stacks.find(stack => stack.arn === network.vpcStackArn);
  return vpc !== undefined && !isListed(vpc);
}
