import { Task } from '@aws-sdk/client-ecs';
import { Region } from '../../../world/World';
import { NetworkInterface } from '../../ec2/model/types';
import { effectiveDefinition, TaskLaunch } from './TaskLaunch';
import { With } from './types';
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
  launch: TaskLaunch,
  id: string,
  { subnet, capacityProvider }: TaskPlacement,
): TaskShape {
  const { overrides = {} } = launch;
  const definition = effectiveDefinition(launch);
  const taskArn = region.arn('ecs', `task/${launch.clusterName}/${id}`);
  return {
    taskArn,
    clusterArn: launch.clusterArn,
    taskDefinitionArn: definition.taskDefinitionArn,
    group: launch.group,
    startedBy: launch.startedBy,
    launchType: 'FARGATE',
    capacityProviderName: capacityProvider,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    availabilityZone: subnet.availabilityZone,
    cpu: definition.cpu,
    memory: definition.memory,
    ephemeralStorage: definition.ephemeralStorage ?? { sizeInGiB: 20 },
    enableExecuteCommand: launch.enableExecuteCommand,
    healthStatus: 'UNKNOWN',
    desiredStatus: 'RUNNING',
    lastStatus: 'PROVISIONING',
    createdAt: region.world.now(),
    version: 1,
    overrides: {
      inferenceAcceleratorOverrides: [],
      ...overrides,
      containerOverrides: definition.containerDefinitions.map(
        ({ name }) =>
          overrides.containerOverrides?.find(one => one.name === name) ?? {
            name,
          },
      ),
    },
    tags: launch.tags,
    attributes: [
      {
        name: 'ecs.cpu-architecture',
        value: definition.runtimePlatform?.cpuArchitecture ?? 'X86_64',
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
    containers: definition.containerDefinitions.map(container => ({
      containerArn: region.arn(
        'ecs',
        `container/${launch.clusterName}/${id}/${region.ids.uuid()}`,
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
  { id, ipv6, subnetId, macAddress, privateIp }: NetworkInterface,
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
      ...(ipv6 ? [{ name: 'ipv6Address', value: ipv6 }] : []),
    ],
  });
  shape.connectivity = 'CONNECTED';
  shape.connectivityAt = world.now();
  for (const container of shape.containers) {
    container.networkInterfaces = [
      {
        attachmentId: attachment.id,
        privateIpv4Address: privateIp,
        ipv6Address: ipv6,
      },
    ];
  }
}
