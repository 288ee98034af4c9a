import { Task } from '@aws-sdk/client-ecs';
import { Region } from '../../../world/World';
import { NetworkInterface } from '../../ec2/model/types';
import { Deployment, ServiceRecord, With } from './types';
import { TaskPlacement } from './taskPlacement';

/** A task as DescribeTasks returns it. */
export type TaskShape = With<
  Task,
  | 'taskArn'
  | 'lastStatus'
  | 'desiredStatus'
  | 'containers'
  | 'attachments'
  | 'createdAt'
>;

/** A new task. */
export function newTaskShape(
  region: Region,
  service: ServiceRecord,
  deployment: Deployment,
  id: string,
  { subnet, capacityProvider }: TaskPlacement,
): TaskShape {
  const { definition } = deployment;
  const taskArn = region.arn('ecs', `task/${service.clusterName}/${id}`);
  return {
    taskArn,
    clusterArn: service.shape.clusterArn,
    taskDefinitionArn: definition.shape.taskDefinitionArn,
    group: `service:${service.shape.serviceName}`,
    startedBy: deployment.shape.id,
    launchType: 'FARGATE',
    capacityProviderName: capacityProvider,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    availabilityZone: subnet.availabilityZone,
    cpu: definition.shape.cpu,
    memory: definition.shape.memory,
    ephemeralStorage: definition.shape.ephemeralStorage ?? { sizeInGiB: 20 },
    enableExecuteCommand: service.shape.enableExecuteCommand ?? false,
    healthStatus: 'UNKNOWN',
    desiredStatus: 'RUNNING',
    lastStatus: 'PROVISIONING',
    createdAt: region.world.now(),
    version: 1,
    overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [] },
    tags: service.shape.propagateTags === 'SERVICE' ? service.tags : [],
    attributes: [
      {
        name: 'ecs.cpu-architecture',
        value: definition.shape.runtimePlatform?.cpuArchitecture ?? 'X86_64',
      },
    ],
    attachments: [
      {
        id: region.ids.uuid(),
        type: 'ElasticNetworkInterface',
        status: 'PRECREATED',
        details: [{ name: 'subnetId', value: subnet.id }],
      },
    ],
    containers: definition.shape.containerDefinitions.map(container => ({
      containerArn: region.arn(
        'ecs',
        `container/${service.clusterName}/${id}/${region.ids.uuid()}`,
      ),
      taskArn,
      name: container.name,
      image: container.image,
      lastStatus: 'PENDING',
      healthStatus: 'UNKNOWN',
      networkInterfaces: [],
      cpu: String(container.cpu ?? 0),
      memory: container.memory ? String(container.memory) : undefined,
      memoryReservation: container.memoryReservation
        ? String(container.memoryReservation)
        : undefined,
    })),
  };
}

/** Adds the network interface to a task. */
export function showInterface(
  { name: region, world }: Region,
  shape: TaskShape,
  { id, subnetId, macAddress, privateIp }: NetworkInterface,
): void {
  const [attachment] = shape.attachments;
  Object.assign(attachment, {
    status: 'ATTACHED',
    details: [
      { name: 'subnetId', value: subnetId },
      { name: 'networkInterfaceId', value: id },
      { name: 'macAddress', value: macAddress },
      {
        name: 'privateDnsName',
        value: `ip-${privateIp.replace(/\./g, '-')}.${region}.compute.internal`,
      },
      { name: 'privateIPv4Address', value: privateIp },
    ],
  });
  shape.connectivity = 'CONNECTED';
  shape.connectivityAt = world.now();
  for (const container of shape.containers) {
    container.networkInterfaces = [
      { attachmentId: attachment.id, privateIpv4Address: privateIp },
    ];
  }
}
