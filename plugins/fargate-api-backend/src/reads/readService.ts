import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { NotFoundError } from '@backstage/errors';
import { ServiceStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseServiceArn } from '../location/parseServiceArn';
import { toServiceStatus } from '../mappers';

/** A service, and what leads to the other parts of its status. */
export interface ServiceFacts {
  status: ServiceStatus;
  taskDefinitionArn?: string;
  targetGroupArns: string[];
}

/** @throws NotFoundError when ECS has no such service. */
export async function readService(
  { ecs }: FargateClients,
  serviceArn: string,
  signal: AbortSignal,
): Promise<ServiceFacts> {
  const { cluster } = parseServiceArn(serviceArn);
  const { services, failures } = await ecs.send(
    new DescribeServicesCommand({ cluster, services: [serviceArn] }),
    { abortSignal: signal },
  );
  const service = services?.[0];
  if (!service) {
    throw new NotFoundError(
      `ECS has no service ${serviceArn} (${
        failures?.[0]?.reason ?? 'MISSING'
      })`,
    );
  }
  return {
    status: toServiceStatus(service),
    taskDefinitionArn: service.taskDefinition,
    targetGroupArns: (service.loadBalancers ?? []).flatMap(
      balancer => balancer.targetGroupArn ?? [],
    ),
  };
}
