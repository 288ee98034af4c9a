import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { ConflictError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Checks that a cluster has no service of a name, which ECS would find only
 * after everything else is created.
 *
 * @throws ConflictError when the cluster has a service of that name, and no
 *   stack of that name exists that could own it.
 */
export async function assertServiceNameFree(
  clients: Pick<FargateClients, 'cloudFormation' | 'ecs'>,
  clusterName: string,
  name: string,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  if (await describeStack(clients, name, options)) {
    return;
  }
  const { services } = await clients.ecs.send(
    new DescribeServicesCommand({ cluster: clusterName, services: [name] }),
    { abortSignal: options.signal },
  );
  if (services?.some(service => service.status === 'ACTIVE')) {
    throw new ConflictError(
      `name: cluster ${clusterName} already has a service ${name} that this portal did not create. Choose another name.`,
    );
  }
}
