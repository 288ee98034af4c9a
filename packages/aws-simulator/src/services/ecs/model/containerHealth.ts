import { ContainerDefinition } from '@aws-sdk/client-ecs';
import { ContainerBehaviour } from '../../../containers/ContainerBehaviour';

/** What a container's own health check finds, and when. */
export interface HealthVerdict {
  healthStatus: 'HEALTHY' | 'UNHEALTHY';
  /** From the start of the container. */
  afterSeconds: number;
}

/** ECS's defaults. */
const DEFAULTS = { interval: 30, retries: 3, startPeriod: 0 };

/** A command that fails whatever the container does. */
const FAILS = /(^|[\s;&|])(exit [1-9]\d*|false)$|does-not-exist/;

/** The port of the container itself that a command asks. */
const OWN_PORT = /(?:127\.0\.0\.1|localhost)[:/](\d+)/;

/** A line whose last resort is a failure, such as `curl … || exit 1`. */
const OR_FAIL = /\|\|\s*(exit [1-9]\d*|false)\s*$/;

/**
 * The verdicts on a container whose process does what its image says: its check
 * succeeds once it listens, unless it answers with an error, listens on another port
 * than the command asks, or the command fails by itself.
 *
 * @returns none without a health check; at most two, in the order of time
 */
export function healthVerdicts(
  { healthCheck }: ContainerDefinition,
  { listensAfterSeconds, listensOn, status }: ContainerBehaviour,
): HealthVerdict[] {
  if (!healthCheck) {
    return [];
  }
  const interval = healthCheck.interval ?? DEFAULTS.interval;
  const retries = healthCheck.retries ?? DEFAULTS.retries;
  const startPeriod = healthCheck.startPeriod ?? DEFAULTS.startPeriod;
  const command = (healthCheck.command ?? []).join(' ').replace(OR_FAIL, '');
  const [, port] = OWN_PORT.exec(command) ?? [];
  const isRefused =
    port !== undefined && listensOn !== undefined && Number(port) !== listensOn;
  const succeeds = status < 400 && !isRefused && !FAILS.test(command);
  const first = (seconds: number) =>
    Math.max(1, Math.ceil(seconds / interval)) * interval;
  const good = succeeds ? first(listensAfterSeconds) : Infinity;
  const bad = first(startPeriod) + (retries - 1) * interval;
  return [
    ...(bad < good
      ? [{ healthStatus: 'UNHEALTHY' as const, afterSeconds: bad }]
      : []),
    ...(good < Infinity
      ? [{ healthStatus: 'HEALTHY' as const, afterSeconds: good }]
      : []),
  ];
}

/** The health of a task: that of its essential containers with a check of their own. */
export function taskHealthStatus(
  definitions: ContainerDefinition[],
  containers: { healthStatus?: string }[],
): 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN' {
  const statuses = containers
    .filter(
      (_, index) =>
        definitions[index].healthCheck &&
        (definitions[index].essential ?? true),
    )
    .map(({ healthStatus }) => healthStatus);
  if (statuses.includes('UNHEALTHY')) {
    return 'UNHEALTHY';
  }
  return statuses.length > 0 && statuses.every(one => one === 'HEALTHY')
    ? 'HEALTHY'
    : 'UNKNOWN';
}
