import { NotFoundError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * The VPC that a stack of ours made.
 *
 * @throws NotFoundError when the stack was deleted, or has none yet.
 */
export async function readVpcId(
  clients: FargateClients,
  vpcStackArn: string,
  signal: AbortSignal,
): Promise<string> {
  const stack = await describeStack(clients, vpcStackArn, { signal });
  if (!stack?.outputs.VpcId) {
    throw new NotFoundError(`The stack ${vpcStackArn} has no VPC`);
  }
  return stack.outputs.VpcId;
}
