import { InputError } from '@backstage/errors';
import { allowedValues } from '../validation/allowedValues';
import { checkImage } from '../validation/checkImage';
import { checkInteger } from '../validation/checkInteger';
import { checkOneOf } from '../validation/checkOneOf';
import { checkSize } from '../validation/checkSize';

/** ECS's quota of tasks a service. */
const MAX_TASKS = 5000;

const DEFAULT_PORT = 80;
const DEFAULT_COUNT = 2;
const DEFAULT_CPU_TARGET = 60;

/** What a person asks for of the tasks of an API, whoever may call it. */
export interface ApiSettings {
  image: string;
  /** CPU units. */
  cpu?: number;
  /** MiB. */
  memory?: number;
  port?: number;
  healthCheckPath?: string;
  desiredCount?: number;
  autoscaling?: {
    minCount?: number;
    maxCount: number;
    cpuTargetPercent?: number;
  };
  spotPercent?: number;
  logRetentionDays?: number;
  onReplacement?: 'fail' | 'proceed';
}

/** The size that a task has unless a person chooses another. */
export interface DefaultSize {
  /** CPU units. */
  cpu: number;
  /** MiB. */
  memory: number;
}

/**
 * Checks what can be checked without AWS and without the template.
 *
 * @throws InputError when a setting is not possible.
 */
export function checkApiSettings(
  settings: ApiSettings,
  size: DefaultSize,
): void {
  const { autoscaling } = settings;
  checkImage(settings.image);
  checkSize(settings.cpu ?? size.cpu, settings.memory ?? size.memory);
  checkInteger('port', settings.port ?? DEFAULT_PORT, { min: 1, max: 65535 });
  checkInteger('desiredCount', desiredCount(settings), {
    min: 0,
    max: MAX_TASKS,
  });
  if (!(settings.healthCheckPath || '/').startsWith('/')) {
    throw new InputError(
      `healthCheckPath: must begin with a slash, e.g. /${settings.healthCheckPath}.`,
    );
  }
  if (autoscaling) {
    const { minCount = desiredCount(settings), maxCount } = autoscaling;
    checkInteger('autoscaling.minCount', minCount, { min: 0, max: MAX_TASKS });
    checkInteger('autoscaling.maxCount', maxCount, {
      min: Math.max(1, minCount),
      max: MAX_TASKS,
    });
    checkInteger(
      'autoscaling.cpuTargetPercent',
      autoscaling.cpuTargetPercent ?? DEFAULT_CPU_TARGET,
      { min: 1, max: 100 },
    );
  }
}

/**
 * Checks the settings for which the template has a list.
 *
 * @throws InputError when a setting is not on it.
 */
export function checkAllowedSettings(
  settings: ApiSettings,
  template: string,
): void {
  const lists = {
    spotPercent: 'FargateSpotPercent',
    logRetentionDays: 'LogRetentionDays',
  } as const;
  for (const [field, parameter] of Object.entries(lists)) {
    const value = settings[field as keyof typeof lists];
    if (value !== undefined) {
      checkOneOf(field, value, allowedValues(template, parameter));
    }
  }
}

/** The parameters that the templates of all APIs have. */
export function apiParameters(
  settings: ApiSettings,
  size: DefaultSize,
): Record<string, string | number | undefined> {
  const { autoscaling } = settings;
  return {
    ImageUrl: settings.image,
    ContainerCpu: settings.cpu ?? size.cpu,
    ContainerMemory: settings.memory ?? size.memory,
    ContainerPort: settings.port ?? DEFAULT_PORT,
    DesiredCount: desiredCount(settings),
    HealthCheckPath: settings.healthCheckPath,
    FargateSpotPercent: settings.spotPercent,
    LogRetentionDays: settings.logRetentionDays,
    ...(autoscaling && {
      Autoscaling: 'on',
      MinCount: autoscaling.minCount ?? desiredCount(settings),
      MaxCount: autoscaling.maxCount,
      CpuTargetPercent: autoscaling.cpuTargetPercent,
    }),
  };
}

function desiredCount(settings: ApiSettings): number {
  return settings.desiredCount ?? DEFAULT_COUNT;
}
