import {
  describeStack,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';

/**
 * The VPC that a stack of ours made.
 *
 * @throws MissingError when the stack was deleted, or has none yet.
 */
export async function readVpcId(
  clients: FargateClients,
  vpcStackArn: string,
  signal: AbortSignal,
): Promise<string> {
  const stack = await describeStack(clients, vpcStackArn, { signal });
  if (!stack?.outputs.VpcId) {
    throw new MissingError('stack-without-vpc', { arn: vpcStackArn });
  }
  return stack.outputs.VpcId;
}
