import {
  AwsVpcConfiguration,
  ContainerDefinition,
  ServiceRegistry,
  Tag,
  TaskOverride,
} from '@aws-sdk/client-ecs';
import { Region } from '../../../world/World';
import { overridden } from './overrides';
import { proxyOf } from './serviceConnect';
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
  /** The containers that ECS adds. */
  proxies: ContainerDefinition[];
  registries: ServiceRegistry[];
  /** What its instances in Cloud Map have besides their address. */
  registryAttributes: Record<string, string>;
  enableExecuteCommand: boolean;
  tags: Tag[];
}

/** What the tasks of a deployment are started with. */
export function launchOf(
  region: Region,
  { clusterName, shape, tags }: ServiceRecord,
  { definition, endpoints, loadBalancers, shape: deployment }: Deployment,
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
    proxies: proxyOf(region, deployment.serviceConnectConfiguration),
    registries: [
      ...(shape.serviceRegistries ?? []),
      ...endpoints.map(({ discovery, port }) => ({
        registryArn: discovery.arn,
        port,
      })),
    ],
    registryAttributes: { ECS_SERVICE_NAME: shape.serviceName },
    enableExecuteCommand: shape.enableExecuteCommand ?? false,
    tags: shape.propagateTags === 'SERVICE' ? tags : [],
  };
}

/** The task definition as a task has it: with its overrides, and what ECS adds. */
export function effectiveDefinition({
  definition,
  overrides,
  proxies,
}: TaskLaunch): TaskDefinition['shape'] {
  const shape = overridden(definition.shape, overrides);
  return {
    ...shape,
    containerDefinitions: [...shape.containerDefinitions, ...proxies],
  };
}
