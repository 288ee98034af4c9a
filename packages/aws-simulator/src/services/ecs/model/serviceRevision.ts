import { Region, World } from '../../../world/World';
import { imageNamed } from '../../ecr/model/imageNamed';
import { Deployment, ServiceRecord, TaskDefinition } from './types';

/** What a new deployment of a service deploys, as ECS keeps it. */
export function newServiceRevision(
  region: Region,
  { capacity, clusterName, network, shape }: ServiceRecord,
  { shape: definition }: TaskDefinition,
  loadBalancers: ServiceRecord['loadBalancers'],
): Deployment['revision'] {
  const path = `${clusterName}/${shape.serviceName}`;
  return {
    serviceRevisionArn: region.arn(
      'ecs',
      `service-revision/${path}/${region.ids.digits(19)}`,
    ),
    serviceArn: shape.serviceArn,
    clusterArn: shape.clusterArn,
    taskDefinition: definition.taskDefinitionArn,
    capacityProviderStrategy: capacity,
    launchType: capacity ? undefined : shape.launchType,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    loadBalancers,
    serviceRegistries: shape.serviceRegistries,
    networkConfiguration: network,
    containerImages: definition.containerDefinitions.map(
      ({ image, name: containerName }) => ({ containerName, image }),
    ),
    guardDutyEnabled: false,
    createdAt: region.world.now(),
  };
}

/** Records the images that the first task of a deployment has pulled. */
export function resolveImages(world: World, { revision }: Deployment): void {
  revision.containerImages = revision.containerImages?.map(one => ({
    ...one,
    imageDigest: imageNamed(world, one.image ?? '').digest,
  }));
}
