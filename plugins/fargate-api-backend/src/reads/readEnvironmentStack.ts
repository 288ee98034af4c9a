import {
  describeStack,
  EnvironmentNetwork,
  FargateClients,
  readDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';

/** Of an environment's stack, what its status needs. */
export interface EnvironmentStackFacts {
  name: string;
  status: string;
  clusterArn?: string;
  network?: EnvironmentNetwork;
}

/** @throws MissingError when the stack was deleted. */
export async function readEnvironmentStack(
  clients: FargateClients,
  stackArn: string,
  signal: AbortSignal,
): Promise<EnvironmentStackFacts> {
  const stack = await describeStack(clients, stackArn, { signal });
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    throw new MissingError('stack-deleted', { arn: stackArn });
  }
  const descriptor = await readDescriptor(clients, stack, { signal });
  return {
    name: stack.name,
    status: stack.status,
    clusterArn: stack.outputs.ClusterArn,
    network: descriptor?.network,
  };
}
