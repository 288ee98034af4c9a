import { Service } from '@aws-sdk/client-ecs';
import { ServiceStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';
import { Batches } from '../batches';
import { parseServiceArn } from '../location/parseServiceArn';
import { toServiceStatus } from '../mappers';

/** A target group of a service. */
export interface ServiceTargetGroup {
  arn: string;
  /** The ARN of the group with which it takes turns in blue/green deployments. */
  alternateOf?: string;
}

/** A service, and what leads to the other parts of its status. */
export interface ServiceFacts {
  status: ServiceStatus;
  taskDefinitionArn?: string;
  targetGroups: ServiceTargetGroup[];
  /** The deployment under way, which knows more than the service does. */
  deploymentArn?: string;
  /** Another one whenever its tasks may be others. */
  tasksVersion: string;
}

/** @throws MissingError when ECS has no such service. */
export async function readService(
  clients: FargateClients,
  serviceArn: string,
): Promise<ServiceFacts> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const service = await Batches.of(clients).services(cluster).load(name);
  if (!service) {
    throw new MissingError('service-missing', { arn: serviceArn });
  }
  return {
    status: toServiceStatus(service),
    taskDefinitionArn: service.taskDefinition,
    targetGroups: targetGroupsOf(service),
    deploymentArn: service.currentServiceDeployment,
    tasksVersion: tasksVersionOf(service),
  };
}

function targetGroupsOf({ loadBalancers = [] }: Service): ServiceTargetGroup[] {
  return loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) => {
    const alternate = advancedConfiguration?.alternateTargetGroupArn;
    return [
      ...(targetGroupArn ? [{ arn: targetGroupArn }] : []),
      ...(alternate ? [{ arn: alternate, alternateOf: targetGroupArn }] : []),
    ];
  });
}

/** ECS tells each start and stop of a task in an event. */
function tasksVersionOf({ deployments = [], events = [] }: Service): string {
  return [
    ...deployments.map(deployment =>
      [
        deployment.id,
        deployment.runningCount,
        deployment.pendingCount,
        deployment.failedTasks,
      ].join(' '),
    ),
    events[0]?.id,
  ].join(', ');
}
