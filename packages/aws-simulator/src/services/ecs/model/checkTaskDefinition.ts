import {
  ContainerDefinition,
  RegisterTaskDefinitionRequest,
  Volume,
} from '@aws-sdk/client-ecs';
import { imageReference } from '../../../containers/imageReference';
import { AwsError } from '../../../world/AwsError';
import { checkContainer, notOnFargate } from './checkContainer';
import { circularDependencies } from './containerOrder';
import { environmentFileAt } from './environmentFiles';

const CONTAINER_MEMBERS_UNSUPPORTED = [
  'firelensConfiguration',
  'repositoryCredentials',
  'resourceRequirements',
  'volumesFrom',
] as const satisfies (keyof ContainerDefinition)[];

const VOLUME_MEMBERS_UNSUPPORTED = [
  'configuredAtLaunch',
  'dockerVolumeConfiguration',
  'efsVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
] as const satisfies (keyof Volume)[];

const PARAMETER_NAME = /^[a-zA-Z0-9_.\-/]{1,2048}$/;

/**
 * Refuses an invalid task definition, and settings that the simulator does
 * not support.
 *
 * @throws AwsError `ClientException`
 */
export function checkTaskDefinition(
  input: RegisterTaskDefinitionRequest,
): void {
  const { containerDefinitions: containers = [], volumes = [] } = input;
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(input.family ?? '')) {
    throw refusal('Family contains invalid characters.');
  }
  checkContainers(containers);
  checkDependencies(containers);
  checkSecrets(input, containers);
  checkEnvironmentFiles(input, containers);
  if (!input.requiresCompatibilities?.includes('FARGATE')) {
    // Nothing runs it: there are no container instances.
    return;
  }
  checkFargate(input, containers);
  for (const volume of volumes) {
    refuseMembers('volume', volume, VOLUME_MEMBERS_UNSUPPORTED);
  }
  containers.forEach(container => checkContainer(input, container));
  checkPortNames(containers);
  checkVolumes(volumes, containers);
  for (const container of containers) {
    refuseMembers('container', container, CONTAINER_MEMBERS_UNSUPPORTED);
    const driver = container.logConfiguration?.logDriver ?? 'awslogs';
    if (driver !== 'awslogs') {
      throw refusal(
        `The AWS simulator does not support the log driver ${driver}.`,
      );
    }
  }
}

function checkContainers(containers: ContainerDefinition[]): void {
  if (containers.length === 0) {
    throw refusal('Container list cannot be empty');
  }
  for (const member of ['name', 'image'] as const) {
    if (containers.some(container => !container[member])) {
      throw refusal(`Container.${member} should not be null or empty.`);
    }
  }
  const names = containers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw refusal(`Container names must be unique: ${twice}.`);
  }
  if (!containers.some(({ essential }) => essential ?? true)) {
    throw refusal('At least one essential container is required.');
  }
}

/** All texts but that of COMPLETE and SUCCESS are from memory. */
function checkDependencies(containers: ContainerDefinition[]): void {
  for (const { dependsOn = [], name } of containers) {
    for (const { condition, containerName } of dependsOn) {
      const found = containers.find(one => one.name === containerName);
      if (!found) {
        throw refusal(
          `Container '${name}' depends on container '${containerName}', which does not exist.`,
        );
      }
      if (
        (condition === 'SUCCESS' || condition === 'COMPLETE') &&
        (found.essential ?? true)
      ) {
        throw refusal(
          'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
        );
      }
      if (condition === 'HEALTHY' && !found.healthCheck) {
        throw refusal(
          `A dependency container with HEALTHY condition must have a health check: ${containerName}.`,
        );
      }
    }
  }
  const circle = circularDependencies(containers);
  if (circle.length > 0) {
    throw refusal(
      `Container dependencies must not be circular: ${circle.join(', ')}.`,
    );
  }
}

function checkPortNames(containers: ContainerDefinition[]): void {
  const names = containers
    .flatMap(({ portMappings = [] }) => portMappings)
    .flatMap(({ name }) => name ?? []);
  if (new Set(names).size < names.length) {
    throw refusal('port mapping name is already used');
  }
}

function checkVolumes(
  volumes: Volume[],
  containers: ContainerDefinition[],
): void {
  const used = containers
    .flatMap(({ mountPoints = [] }) => mountPoints)
    .map(({ sourceVolume }) => sourceVolume);
  const unused = volumes.filter(({ name }) => !used.includes(name));
  if (unused.length > 0) {
    throw refusal(
      `Volumes [${unused
        .map(({ name }) => name)
        .join(', ')}] are not referenced by any of the containers`,
    );
  }
}

function checkSecrets(
  { executionRoleArn }: RegisterTaskDefinitionRequest,
  containers: ContainerDefinition[],
): void {
  for (const { environment = [], secrets = [] } of containers) {
    const names = new Set(environment.map(({ name }) => name));
    for (const { name, valueFrom = '' } of secrets) {
      if (names.has(name)) {
        throw refusal(
          `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${name}'.`,
        );
      }
      names.add(name);
      if (!valueFrom.startsWith('arn:') && !PARAMETER_NAME.test(valueFrom)) {
        throw refusal(
          `The Systems Manager parameter name specified for secret ${name} is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-,`,
        );
      }
    }
  }
  if (!executionRoleArn && containers.some(({ secrets }) => secrets?.length)) {
    throw refusal(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    );
  }
}

function checkEnvironmentFiles(
  { executionRoleArn }: RegisterTaskDefinitionRequest,
  containers: ContainerDefinition[],
): void {
  const files = containers.flatMap(
    ({ environmentFiles = [] }) => environmentFiles,
  );
  const wrong = files.find(({ value = '' }) => !environmentFileAt(value));
  if (wrong) {
    throw refusal(
      `Invalid environment file ${wrong.value}. It must be the ARN of an object in Amazon S3 whose name ends with .env.`,
    );
  }
  if (files.length > 0 && !executionRoleArn) {
    throw refusal(
      "When you are specifying environment files, you must also specify a value for 'executionRoleArn'.",
    );
  }
}

function checkFargate(
  input: RegisterTaskDefinitionRequest,
  containers: ContainerDefinition[],
): void {
  for (const member of ['cpu', 'memory'] as const) {
    if (!input[member]) {
      throw refusal(
        `Fargate requires that '${member}' be defined at the task level.`,
      );
    }
  }
  if (input.placementConstraints?.length) {
    throw refusal('Fargate does not support placement constraints.');
  }
  if (input.networkMode !== 'awsvpc') {
    throw refusal('Fargate only supports network mode ‘awsvpc’.');
  }
  if (input.pidMode && input.pidMode !== 'task') {
    throw refusal(
      `Tasks using the Fargate launch type do not support pidMode '${input.pidMode}'. The supported value for pidMode is 'task'.`,
    );
  }
  if (input.ipcMode) {
    throw notOnFargate('ipcMode');
  }
  if (input.placementConstraints?.length) {
    throw notOnFargate('constraints');
  }
  for (const { dockerVolumeConfiguration, host } of input.volumes ?? []) {
    if (dockerVolumeConfiguration) {
      throw notOnFargate('dockerVolumeConfiguration');
    }
    if (host?.sourcePath) {
      throw notOnFargate('sourcePath');
    }
  }
  const size = input.ephemeralStorage?.sizeInGiB;
  if (size !== undefined && (size < 21 || size > 200)) {
    throw refusal(
      `EphemeralStorage size should be ${
        size < 21 ? 'at least 21' : 'at most 200'
      }.`,
    );
  }
  const total = containers.reduce((sum, { cpu = 0 }) => sum + cpu, 0);
  const units = Number(input.cpu);
  if (total > units) {
    throw refusal(
      "The sum of all container 'cpu' values cannot be greater than the task-level 'cpu' value.",
    );
  }
  if (!input.executionRoleArn) {
    if (
      containers.some(({ image }) => imageReference(image ?? '').isPrivateEcr)
    ) {
      throw refusal(
        'Fargate requires task definition to have execution role ARN to support ECR images.',
      );
    }
    const driver = containers
      .map(({ logConfiguration }) => logConfiguration?.logDriver)
      .find(name => name === 'awslogs');
    if (driver) {
      throw refusal(
        `Fargate requires task definition to have execution role ARN to support log driver ${driver}.`,
      );
    }
  }
  for (const { portMappings = [] } of containers) {
    for (const { containerPort, hostPort = containerPort } of portMappings) {
      if (hostPort !== containerPort) {
        throw refusal(
          'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
        );
      }
    }
  }
}

function refuseMembers<T>(
  of: string,
  value: T,
  members: readonly (keyof T)[],
): void {
  const given = members.find(member => {
    const content = value[member];
    return Array.isArray(content) ? content.length > 0 : Boolean(content);
  });
  if (given) {
    throw refusal(
      `The AWS simulator does not support ${String(given)} of a ${of}.`,
    );
  }
}

function refusal(message: string): AwsError {
  return new AwsError('ClientException', message);
}
