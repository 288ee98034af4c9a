import { InputError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackRequest } from '../stack/StackRequest';
import { checkMinCount } from './internalApiRequest';
import { checkImage } from '../validation/checkImage';
import { checkInteger } from '../validation/checkInteger';
import { checkPinnedImage } from '../validation/checkPinnedImage';
import { checkSize } from '../validation/checkSize';

/** What shall change of an API; what is not mentioned stays as it is. */
export interface ApiChanges {
  image?: string;
  /** CPU units. */
  cpu?: number;
  /** MiB. */
  memory?: number;
  port?: number;
  healthCheckPath?: string;
  desiredCount?: number;
  autoscaling?: {
    enabled?: boolean;
    minCount?: number;
    maxCount?: number;
    cpuTargetPercent?: number;
    /** A minute and task. */
    requestsPerTarget?: number;
  };
  logRetentionDays?: number;
  onReplacement?: 'fail' | 'proceed';
}

/** ECS's quota of tasks a service. */
const MAX_TASKS = 5000;

/**
 * The update of an API's stack: its own template, with other parameters.
 *
 * @throws InputError when a change is not possible, by itself or with what
 *   stays.
 */
export function apiUpdateRequest(
  stack: StackRecord & { entityRef: string; kind: StackRequest['kind'] },
  changes: ApiChanges,
): StackRequest {
  const parameters = changedParameters(changes);
  const unknown = Object.keys(parameters).filter(
    key => !Object.hasOwn(stack.parameters, key),
  );
  if (unknown.length) {
    throw new InputError(
      `Stack ${stack.name} has no parameter ${unknown.join(
        ', ',
      )}, so that cannot be changed by itself. Deploy the API anew.`,
    );
  }
  check({ ...stack.parameters, ...parameters }, changes);
  if (stack.kind === 'internal-api') {
    checkInternal(changes);
  }
  return {
    label: 'API',
    name: stack.name,
    kind: stack.kind,
    parameters,
    keptParameters: Object.keys(stack.parameters).filter(
      key => !Object.hasOwn(parameters, key),
    ),
    entityRef: stack.entityRef,
    onReplacement: changes.onReplacement ?? 'fail',
  };
}

function changedParameters({
  autoscaling = {},
  ...changes
}: ApiChanges): Record<string, string> {
  const { enabled } = autoscaling;
  const values: Record<string, string | number | undefined> = {
    ImageUrl: changes.image,
    ContainerCpu: changes.cpu,
    ContainerMemory: changes.memory,
    ContainerPort: changes.port,
    HealthCheckPath: changes.healthCheckPath,
    DesiredCount: changes.desiredCount,
    LogRetentionDays: changes.logRetentionDays,
    Autoscaling: enabled === undefined ? undefined : onOff(enabled),
    MinCount: autoscaling.minCount,
    MaxCount: autoscaling.maxCount,
    CpuTargetPercent: autoscaling.cpuTargetPercent,
    RequestsPerTarget: autoscaling.requestsPerTarget,
  };
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => [key, String(value)]),
  );
}

function onOff(enabled: boolean): string {
  return enabled ? 'on' : 'off';
}

/** @param after - all parameters as they would be. */
function check(after: Record<string, string>, changes: ApiChanges): void {
  const number = (key: string) => Number(after[key]);
  if (changes.image) {
    checkImage(changes.image);
  }
  if (changes.cpu || changes.memory) {
    checkSize(number('ContainerCpu'), number('ContainerMemory'));
  }
  if (changes.port !== undefined) {
    checkInteger('port', changes.port, { min: 1, max: 65535 });
  }
  if (changes.healthCheckPath && !changes.healthCheckPath.startsWith('/')) {
    throw new InputError(
      `healthCheckPath: must begin with a slash, e.g. /${changes.healthCheckPath}.`,
    );
  }
  const isAutoscaled = after.Autoscaling === 'on';
  if (isAutoscaled && changes.desiredCount !== undefined) {
    throw new InputError(
      'desiredCount: the count follows the load. Change autoscaling.minCount and autoscaling.maxCount, or set autoscaling.enabled to false.',
    );
  }
  if (changes.desiredCount !== undefined) {
    checkInteger('desiredCount', changes.desiredCount, {
      min: 0,
      max: MAX_TASKS,
    });
  }
  if (isAutoscaled && changes.autoscaling) {
    checkInteger('autoscaling.minCount', number('MinCount'), {
      min: 0,
      max: MAX_TASKS,
    });
    checkInteger('autoscaling.maxCount', number('MaxCount'), {
      min: Math.max(1, number('MinCount')),
      max: MAX_TASKS,
    });
  }
  if (!isAutoscaled && changes.autoscaling && !changes.autoscaling.enabled) {
    const { enabled, ...limits } = changes.autoscaling;
    if (Object.values(limits).some(value => value !== undefined)) {
      throw new InputError(
        'autoscaling: it is off. Set autoscaling.enabled to true as well.',
      );
    }
  }
}

/** What holds for internal APIs beside. */
function checkInternal({ image, autoscaling }: ApiChanges): void {
  if (image) {
    checkPinnedImage(image);
  }
  checkMinCount(autoscaling);
}
