import { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { imageReference } from '../../../containers/imageReference';
import { Region } from '../../../world/World';
import { NetworkInterface } from '../../ec2/model/types';
import { imageNamed } from '../../ecr/model/imageNamed';
import { Efs } from '../../efs/model/Efs';
import { mount } from '../../efs/model/mount';
import { Logs } from '../../logs/model/Logs';
import { LaunchFailure, launchFailures } from './launchFailures';
import { pullDenial } from './pullDenial';
import { PROXY_IMAGE } from './serviceConnect';
import { reachability } from './reachability';

/**
 * Why a container with this network interface cannot start: its image cannot
 * be pulled, or its log stream cannot be created.
 */
export function findLaunchFailure(
  region: Region,
  attached: NetworkInterface,
  container: ContainerDefinition,
  task: { arn: string; definition: TaskDefinition },
): LaunchFailure | undefined {
  return (
    imageFailure(region, attached, container, task) ??
    logFailure(region, attached, container)
  );
}

/** Why a file system that a task names as a volume cannot be mounted. */
export function findMountFailure(
  region: Region,
  attached: NetworkInterface,
  { volumes = [] }: TaskDefinition,
): LaunchFailure | undefined {
  const efs = region.service(Efs);
  const problem = volumes
    .flatMap(({ efsVolumeConfiguration }) => efsVolumeConfiguration ?? [])
    .map(volume => mount(efs, attached, volume))
    .find(found => found !== undefined);
  return problem && launchFailures.notMounted(problem);
}

/** The CPU architecture of a task by its name in OCI. */
export function architectureInOci({ runtimePlatform }: TaskDefinition): string {
  return runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64';
}

function imageFailure(
  region: Region,
  attached: NetworkInterface,
  { image: name = '', repositoryCredentials }: ContainerDefinition,
  { arn, definition }: { arn: string; definition: TaskDefinition },
): LaunchFailure | undefined {
  if (name === PROXY_IMAGE) {
    return undefined;
  }
  const image = imageReference(name);
  const reaches = reachability(region, attached);
  if (!image.isPrivateEcr) {
    if (!reaches('internet')) {
      return launchFailures.noRouteToRegistry(image, awsAddress(region));
    }
  } else if (!reaches('ecr.api')) {
    return launchFailures.noRouteToEcrApi(region, awsAddress(region));
  } else if (!reaches('ecr.dkr')) {
    return launchFailures.noRouteToRegistry(image, awsAddress(region));
  }
  const denied = pullDenial(region, image, arn, definition);
  if (denied) {
    return denied;
  }
  const { architectures, exists, isPrivate } = imageNamed(region.world, name);
  if (!exists) {
    return launchFailures.imageNotFound(image);
  }
  if (isPrivate && !repositoryCredentials) {
    return launchFailures.imageNotAuthorized(image);
  }
  const wanted = architectureInOci(definition);
  if (architectures && !architectures.includes(wanted)) {
    return launchFailures.wrongArchitecture(wanted);
  }
  if (image.isPrivateEcr && !reaches('s3')) {
    return launchFailures.noRouteToLayers(
      `prod-${region.name}-starport-layer-bucket`,
      region,
      awsAddress(region),
    );
  }
  return undefined;
}

function logFailure(
  region: Region,
  attached: NetworkInterface,
  { logConfiguration }: ContainerDefinition,
): LaunchFailure | undefined {
  if (logConfiguration?.logDriver !== 'awslogs') {
    return undefined;
  }
  if (!reachability(region, attached)('logs')) {
    return launchFailures.noRouteToLogs();
  }
  const { options = {} } = logConfiguration;
  const logs = logsOf(region, options);
  const group = options['awslogs-group'] ?? '';
  if (logs.groups.has(group)) {
    return undefined;
  }
  if (options['awslogs-create-group'] === 'true') {
    logs.createGroup(group);
    return undefined;
  }
  return launchFailures.logGroupMissing(region.ids.uuid());
}

/** Appends lines to the log stream of a container, if its log group exists. */
export function writeLog(
  region: Region,
  { logConfiguration, name }: ContainerDefinition,
  taskId: string,
  lines: string[],
): void {
  const { logDriver, options = {} } = logConfiguration ?? {};
  const group = options['awslogs-group'] ?? '';
  const logs = logsOf(region, options);
  if (logDriver !== 'awslogs' || !logs.groups.has(group) || !lines.length) {
    return;
  }
  const prefix = options['awslogs-stream-prefix'];
  logs.putLines(
    group,
    prefix ? `${prefix}/${name}/${taskId}` : taskId,
    lines.map(message => ({ timestamp: region.clock.now(), message })),
  );
}

function logsOf(region: Region, options: Record<string, string>): Logs {
  const name = options['awslogs-region'] ?? region.name;
  return region.account.region(name).service(Logs);
}

/** A public IP address for an error message. */
function awsAddress({ ids }: Region): string {
  const part = () => 1 + Math.floor(ids.random() * 250);
  return `52.${part()}.${part()}.${part()}`;
}
