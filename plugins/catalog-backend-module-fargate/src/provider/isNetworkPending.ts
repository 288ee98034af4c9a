import {
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { isListed } from './isListed';

/**
 * Whether the VPC stack of an environment is not created yet. It is created at
 * the same time as the cluster stack, and takes longer.
 */
export function isNetworkPending(
  { network }: Pick<StackDescriptor, 'network'>,
  stacks: Pick<StackRecord, 'arn' | 'status' | 'outputs'>[],
): boolean {
  if (!network || !('vpcStackArn' in network)) {
    return false;
  }
  const vpc = stacks.find(stack => stack.arn === network.vpcStackArn);
  return vpc !== undefined && !isListed(vpc);
}
