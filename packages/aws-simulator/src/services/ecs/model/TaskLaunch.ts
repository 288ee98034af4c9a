import {
  AwsVpcConfiguration,
  ServiceRegistry,
  Tag,
  TaskOverride,
} from '@aws-sdk/client-ecs';
import { Deployment, ServiceRecord, TaskDefinition } from './types';

/** What a task is started with, by a service or by RunTask. */
export interface TaskLaunch {
  clusterName: string;
  clusterArn: string;
  definition: TaskDefinition;
  overrides?: TaskOverride;
  group: string;
  startedBy?: string;
  network: AwsVpcConfiguration;
  loadBalancers: Deployment['loadBalancers'];
  registries: ServiceRegistry[];
  /** What its instances in Cloud Map have besides their address. */
  registryAttributes: Record<string, string>;
  enableExecuteCommand: boolean;
  tags: Tag[];
}

/** What the tasks of a deployment are started with. */
export function launchOf(
  { clusterName, shape, tags }: ServiceRecord,
  { definition, loadBalancers, shape: deployment }: Deployment,
): TaskLaunch {
  return {
    clusterName,
    clusterArn: shape.clusterArn,
    definition,
    group: `service:${shape.serviceName}`,
    startedBy: deployment.id,
    network: deployment.networkConfiguration?.awsvpcConfiguration ?? {
      subnets: [],
    },
    loadBalancers,
    registries: shape.serviceRegistries ?? [],
    registryAttributes: { ECS_SERVICE_NAME: shape.serviceName },
    enableExecuteCommand: shape.enableExecuteCommand ?? false,
    tags: shape.propagateTags === 'SERVICE' ? tags : [],
  };
}
