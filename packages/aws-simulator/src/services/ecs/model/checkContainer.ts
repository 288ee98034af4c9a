import {
  ContainerDefinition,
  RegisterTaskDefinitionRequest,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';

/** Members that containers with a network interface of their own cannot have. */
const NOT_WITH_AWSVPC = {
  disableNetworking:
    'Disable Networking is not supported on container when networkMode=awsvpc',
  dnsSearchDomains:
    'DNS search domains are not supported on container when networkMode=awsvpc',
  dnsServers:
    'DNS servers are not supported on container when networkMode=awsvpc',
  extraHosts:
    'Extra hosts are not supported on container when networkMode=awsvpc',
  hostname: 'hostname is not supported on container when networkMode=awsvpc',
  links: 'Links are not supported when networkMode=awsvpc',
} as const satisfies Partial<Record<keyof ContainerDefinition, string>>;

const LINUX_PARAMETERS_NOT_ON_FARGATE = [
  'devices',
  'maxSwap',
  'sharedMemorySize',
  'swappiness',
  'tmpfs',
] as const;

const LOG_DRIVERS_ON_FARGATE = ['awslogs', 'splunk', 'awsfirelens'];

/** The ranges of settings in seconds or times. */
const HEALTH_CHECK_RANGES = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  startPeriod: [0, 300],
} as const;

const LONGEST_STOP_TIMEOUT = 120;

/**
 * Refuses a container that ECS does not register.
 *
 * @throws AwsError `ClientException`
 */
export function checkContainer(
  definition: RegisterTaskDefinitionRequest,
  container: ContainerDefinition,
): void {
  checkResources(definition, container);
  checkHealth(container);
  checkVolumes(definition, container);
  for (const { name, softLimit = 0, hardLimit = 0 } of container.ulimits ??
    []) {
    if (softLimit > hardLimit) {
      throw refusal(`Soft limit exceeds hard limit for ulimit ${name}`);
    }
  }
  if (definition.networkMode === 'awsvpc') {
    for (const [member, message] of Object.entries(NOT_WITH_AWSVPC)) {
      if (isGiven(container[member as keyof typeof NOT_WITH_AWSVPC])) {
        throw refusal(message);
      }
    }
  }
  const fargate = definition.requiresCompatibilities?.includes('FARGATE');
  if (fargate) {
    checkOnFargate(container);
  }
  checkLogs(definition, container, fargate ?? false);
}

/** @throws AwsError `ClientException` for a container that needs more than its task has */
export function checkResources(
  { memory: taskMemory }: Pick<RegisterTaskDefinitionRequest, 'memory'>,
  { name, memory, memoryReservation, restartPolicy }: ContainerDefinition,
): void {
  if (!taskMemory && !memory && !memoryReservation) {
    throw refusal(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    );
  }
  if (memory && memoryReservation && memoryReservation > memory) {
    throw refusal(
      `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
    );
  }
  if (memory && memory > Number(taskMemory || Infinity)) {
    throw refusal(
      `The 'memory' setting for container '${name}' is greater than for the task.`,
    );
  }
  const period = restartPolicy?.restartAttemptPeriod;
  if (period !== undefined && (period < 60 || period > 1800)) {
    throw refusal(
      `the 'restartAttemptPeriod' setting for container '${name}' must be between 60 and 1800`,
    );
  }
}

function checkHealth({ healthCheck, name }: ContainerDefinition): void {
  if (!healthCheck) {
    return;
  }
  const [form] = healthCheck.command ?? [];
  if (form === undefined) {
    throw refusal(
      `Invalid setting for container '${name}'. The health check command must not be empty.`,
    );
  }
  for (const [member, [least, most]] of Object.entries(HEALTH_CHECK_RANGES)) {
    const value = healthCheck[member as keyof typeof HEALTH_CHECK_RANGES];
    if (value !== undefined && (value < least || value > most)) {
      throw refusal(
        `Invalid setting for container '${name}'. The health check '${member}' must be between ${least} and ${most}.`,
      );
    }
  }
}

function checkVolumes(
  { containerDefinitions, volumes = [] }: RegisterTaskDefinitionRequest,
  { mountPoints = [], volumesFrom = [] }: ContainerDefinition,
): void {
  const unknown = mountPoints.find(
    ({ sourceVolume }) => !volumes.some(({ name }) => name === sourceVolume),
  );
  if (unknown) {
    throw refusal(`Unknown volume '${unknown.sourceVolume}'.`);
  }
  const source = volumesFrom.find(
    ({ sourceContainer }) =>
      !containerDefinitions?.some(({ name }) => name === sourceContainer),
  );
  if (source) {
    throw refusal(
      `Invalid 'volumesFrom' setting. Unknown container: '${source.sourceContainer}'.`,
    );
  }
}

function checkOnFargate(container: ContainerDefinition): void {
  const { linuxParameters = {}, name, privileged, stopTimeout } = container;
  if (privileged) {
    throw refusal("Fargate requires that the 'privileged' setting be 'false'.");
  }
  if (isGiven(container.dockerSecurityOptions)) {
    throw notOnFargate('dockerSecurityOptions');
  }
  const capability = linuxParameters.capabilities?.add?.find(
    one => one !== 'SYS_PTRACE',
  );
  if (capability) {
    throw refusal(`${capability} is not allowed on Fargate.`);
  }
  const member = LINUX_PARAMETERS_NOT_ON_FARGATE.find(one =>
    isGiven(linuxParameters[one]),
  );
  if (member) {
    throw notOnFargate(member);
  }
  if (container.resourceRequirements?.some(({ type }) => type === 'GPU')) {
    throw refusal(
      'Tasks using the Fargate launch type do not support GPU resource requirements.',
    );
  }
  if (stopTimeout !== undefined && stopTimeout > LONGEST_STOP_TIMEOUT) {
    throw refusal(
      `Invalid setting for container '${name}'. The 'stopTimeout' must be at most ${LONGEST_STOP_TIMEOUT} on Fargate.`,
    );
  }
}

function checkLogs(
  { containerDefinitions }: RegisterTaskDefinitionRequest,
  { logConfiguration }: ContainerDefinition,
  fargate: boolean,
): void {
  if (!logConfiguration) {
    return;
  }
  const { logDriver = '', options = {} } = logConfiguration;
  if (fargate && !LOG_DRIVERS_ON_FARGATE.includes(logDriver)) {
    throw refusal(
      `${logDriver} is not a valid log driver. Must be one of [${LOG_DRIVERS_ON_FARGATE.join(
        ', ',
      )}]`,
    );
  }
  if (
    logDriver === 'awsfirelens' &&
    !containerDefinitions?.some(
      ({ firelensConfiguration }) => firelensConfiguration,
    )
  ) {
    throw refusal(
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be specified.',
    );
  }
  if (logDriver !== 'awslogs') {
    return;
  }
  if (!options['awslogs-group']) {
    throw refusal('Log driver awslogs requires options: awslogs-group');
  }
  if (fargate && !options['awslogs-stream-prefix']) {
    throw refusal(
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
    );
  }
}

/** The error for a setting that no task on Fargate has. */
export function notOnFargate(member: string): AwsError {
  return refusal(
    `Fargate compatible task definitions do not support ${member}`,
  );
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== false;
}

function refusal(message: string): AwsError {
  return new AwsError('ClientException', message);
}
