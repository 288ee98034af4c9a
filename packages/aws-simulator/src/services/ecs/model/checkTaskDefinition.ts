import {
  ContainerDefinition,
  EFSVolumeConfiguration,
  RegisterTaskDefinitionRequest,
  Volume,
} from '@aws-sdk/client-ecs';
import { imageReference } from '../../../containers/imageReference';
import { AwsError } from '../../../world/AwsError';
import { checkContainer, notOnFargate } from './checkContainer';
import { circularDependencies } from './containerOrder';
import { checkPorts } from './checkPorts';
import { environmentFileAt } from './environmentFiles';

const CONTAINER_MEMBERS_UNSUPPORTED = [
  'firelensConfiguration',
  'resourceRequirements',
  'volumesFrom',
] as const satisfies (keyof ContainerDefinition)[];

const VOLUME_MEMBERS_UNSUPPORTED = [
  'configuredAtLaunch',
  'dockerVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
] as const satisfies (keyof Volume)[];

const MOST_ENVIRONMENT_FILES = 10;

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
  if (input.inferenceAccelerators?.length) {
    throw refusal("Unsupported field 'inferenceAccelerators'.");
  }
  checkContainers(containers);
  checkDependencies(containers);
  checkSecrets(input, containers);
  checkEnvironmentFiles(input, containers);
  const onFargate = input.requiresCompatibilities?.includes('FARGATE');
  if (onFargate) {
    checkFargate(input, containers);
  } else if (input.ephemeralStorage && input.requiresCompatibilities?.length) {
    throw refusal(
      'Tasks using the EC2 launch type do not support EphemeralStorage.',
    );
  }
  checkProxy(input, containers);
  for (const { efsVolumeConfiguration } of volumes) {
    if (efsVolumeConfiguration) {
      checkFileSystem(efsVolumeConfiguration);
    }
  }
  containers.forEach(container => checkContainer(input, container));
  checkPorts(input.networkMode, containers);
  checkVolumes(volumes, containers);
  if (onFargate) {
    // Nothing runs any other: there are no container instances.
    refuseUnsupported(input, containers);
  }
}

function refuseUnsupported(
  { proxyConfiguration, volumes = [] }: RegisterTaskDefinitionRequest,
  containers: ContainerDefinition[],
): void {
  for (const volume of volumes) {
    refuseMembers('volume', volume, VOLUME_MEMBERS_UNSUPPORTED);
  }
  for (const container of containers) {
    refuseMembers('container', container, CONTAINER_MEMBERS_UNSUPPORTED);
    const driver = container.logConfiguration?.logDriver ?? 'awslogs';
    if (driver !== 'awslogs') {
      throw refusal(
        `The AWS simulator does not support the log driver ${driver}.`,
      );
    }
  }
  if (proxyConfiguration) {
    throw refusal(
      'The AWS simulator does not support the proxy configuration of a task definition.',
    );
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
    throw refusal('Container names must be unique within a task definition.');
  }
  if (!containers.some(({ essential }) => essential ?? true)) {
    throw refusal("Task definition doesn't have any essential container.");
  }
}

/** The text on circles is from memory. */
function checkDependencies(containers: ContainerDefinition[]): void {
  for (const { dependsOn = [] } of containers) {
    for (const { condition, containerName } of dependsOn) {
      const found = containers.find(one => one.name === containerName);
      if (!found) {
        throw refusal(
          `Cannot depend on container ${containerName} because it does not exist.`,
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
          'A dependency container with HEALTHY condition must have health check configured',
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

/** The properties that the proxy of a service mesh requires. */
const PROXY_PROPERTIES = {
  ProxyIngressPort: 'Ingress port',
  ProxyEgressPort: 'Egress port',
  AppPorts: 'App ports',
  EgressIgnoredIPs: 'Egress ignored IPs',
};

function checkProxy(
  { networkMode, proxyConfiguration }: RegisterTaskDefinitionRequest,
  containers: ContainerDefinition[],
): void {
  if (!proxyConfiguration) {
    return;
  }
  const { containerName, properties = [] } = proxyConfiguration;
  if (networkMode !== 'awsvpc') {
    throw refusal(
      'APPMESH proxy configuration is only supported in networkMode=awsvpc.',
    );
  }
  if (!containers.some(({ name }) => name === containerName)) {
    throw refusal(`Proxy container [${containerName}] does not exist.`);
  }
  for (const [wanted, what] of Object.entries(PROXY_PROPERTIES)) {
    if (!properties.some(({ name }) => name === wanted)) {
      throw refusal(`${what} not found.`);
    }
  }
}

function checkFileSystem({
  authorizationConfig = {},
  rootDirectory = '/',
  transitEncryption,
  transitEncryptionPort,
}: EFSVolumeConfiguration): void {
  const encrypted = transitEncryption === 'ENABLED';
  if (authorizationConfig.accessPointId && rootDirectory !== '/') {
    throw refusal(
      'When using an EFS access point, the root directory must either be set to "/" or be omitted.',
    );
  }
  if (authorizationConfig.iam === 'ENABLED' && !encrypted) {
    throw refusal(
      'EFS IAM authorization requires TransitEncryption to be enabled.',
    );
  }
  if (transitEncryptionPort !== undefined && !encrypted) {
    throw refusal(
      'TransitEncryptionPort requires that TransitEncryption is enabled.',
    );
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
  const signsIn = containers.some(
    ({ repositoryCredentials }) => repositoryCredentials,
  );
  if (!executionRoleArn && signsIn) {
    throw refusal(
      "When you are specifying repository credentials, you must also specify a value for 'executionRoleArn'.",
    );
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
  if (
    containers.some(
      ({ environmentFiles = [] }) =>
        environmentFiles.length > MOST_ENVIRONMENT_FILES,
    )
  ) {
    throw refusal(
      'The maximum number of environment files was exceeded. Specify ten or less and try again.',
    );
  }
  if (files.some(({ value = '' }) => !value.startsWith('arn:'))) {
    throw refusal('Invalid arn syntax.');
  }
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

/**
 * Refuses storage that Fargate does not have, and containers that need more than their
 * task has.
 *
 * @throws AwsError `ClientException`
 */
export function checkSizes(
  input: Pick<RegisterTaskDefinitionRequest, 'cpu' | 'ephemeralStorage'>,
  containers: ContainerDefinition[],
): void {
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
  const { cpuArchitecture, operatingSystemFamily = 'LINUX' } =
    input.runtimePlatform ?? {};
  if (
    cpuArchitecture === 'ARM64' &&
    operatingSystemFamily.startsWith('WINDOWS')
  ) {
    throw refusal(
      `No Fargate configuration exists for given values: ${operatingSystemFamily} on ${cpuArchitecture}.`,
    );
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
  checkSizes(input, containers);
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
