import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { ConflictError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * ECS would say it only when all the rest is made.
 *
 * @throws ConflictError when the cluster has a service of that name and there
 *   is no stack of that name which it could be of.
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
      `name: cluster ${clusterName} has a service ${name} that this portal did not make. Choose another name.`,
    );
  }
}
