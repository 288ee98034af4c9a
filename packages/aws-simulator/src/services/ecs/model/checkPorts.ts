import { ContainerDefinition, PortMapping } from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';

/**
 * Refuses port mappings that the containers of a task cannot have.
 *
 * @throws AwsError `ClientException`
 */
export function checkPorts(
  networkMode: string | undefined,
  containers: ContainerDefinition[],
): void {
  const mappings = containers.flatMap(({ portMappings = [] }) => portMappings);
  for (const mapping of mappings) {
    checkPort(networkMode, mapping);
  }
  const names = mappings.flatMap(({ name }) => name ?? []);
  if (new Set(names).size < names.length) {
    throw refusal('port mapping name is already used');
  }
  const ranges = mappings
    .flatMap(({ containerPortRange }) => containerPortRange ?? [])
    .map(boundsOf)
    .sort(([a], [b]) => a - b);
  if (ranges.some(([first], index) => first <= ranges[index - 1]?.[1])) {
    throw refusal('container port is used multiple times in task');
  }
}

function checkPort(
  networkMode: string | undefined,
  { containerPort, containerPortRange, hostPort }: PortMapping,
): void {
  if (
    containerPortRange !== undefined &&
    (containerPort !== undefined || hostPort !== undefined)
  ) {
    throw refusal('cannot specify both single port and port range');
  }
  const wrong = [containerPort, hostPort].find(
    port => port !== undefined && (port < 0 || port > 65535),
  );
  if (wrong !== undefined) {
    throw refusal(
      `Port ${wrong} of a port mapping is out of range. Valid values are between 1 and 65535.`,
    );
  }
  if (containerPortRange !== undefined) {
    const [first, last] = boundsOf(containerPortRange);
    if (!(first < last)) {
      throw refusal("Invalid 'containerPortRange' setting.");
    }
  }
  if (
    (networkMode === 'awsvpc' || networkMode === 'host') &&
    hostPort !== undefined &&
    hostPort !== containerPort
  ) {
    throw refusal(
      `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`,
    );
  }
}

/** The first and the last port of a range `80-90`. */
function boundsOf(range: string): number[] {
  return range.split('-').map(Number);
}

function refusal(message: string): AwsError {
  return new AwsError('ClientException', message);
}
