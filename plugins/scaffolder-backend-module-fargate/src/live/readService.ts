import { DescribeServicesCommand, Service } from '@aws-sdk/client-ecs';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { LiveService } from './LiveService';

/**
 * Reads a service from ECS.
 *
 * @param serviceArn - `arn:…:service/{cluster}/{name}`
 * @returns undefined when ECS does not know it, or no longer.
 */
export async function readService(
  { ecs }: Pick<FargateClients, 'ecs'>,
  serviceArn: string,
  options: { signal?: AbortSignal } = {},
): Promise<LiveService | undefined> {
  const [, cluster, name] = serviceArn.split('/');
  try {
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster, services: [name] }),
      { abortSignal: options.signal },
    );
    return services?.[0] && toLiveService(services[0]);
  } catch (error) {
    if ((error as Error).name === 'ClusterNotFoundException') {
      return undefined;
    }
    throw error;
  }
}

function toLiveService(service: Service): LiveService {
  const {
    assignPublicIp = 'DISABLED',
    securityGroups = [],
    subnets = [],
  } = service.networkConfiguration?.awsvpcConfiguration ?? {};
  return {
    arn: service.serviceArn!,
    status: service.status!,
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    isSteady:
      service.deployments?.length === 1 &&
      service.deployments[0].rolloutState === 'COMPLETED' &&
      service.runningCount === service.desiredCount,
    hasFailed:
      service.deployments?.find(({ status }) => status === 'PRIMARY')
        ?.rolloutState === 'FAILED',
    taskDefinition: service.taskDefinition!,
    subnetIds: subnets,
    assignPublicIp,
    securityGroupIds: securityGroups,
    targetGroupArns: (service.loadBalancers ?? []).flatMap(
      ({ targetGroupArn, advancedConfiguration }) =>
        [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].filter(
          arn => arn !== undefined,
        ),
    ),
  };
}
