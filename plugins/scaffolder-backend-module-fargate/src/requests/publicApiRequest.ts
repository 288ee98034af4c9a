import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  StackDescriptor,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { StackRequest } from '../deployment/StackRequest';
import { Environment } from '../environment/Environment';
import { allowedValues } from '../validation/allowedValues';
import { checkCertificate } from '../validation/checkCertificate';
import { checkImage } from '../validation/checkImage';
import { checkInteger } from '../validation/checkInteger';
import { checkOneOf } from '../validation/checkOneOf';
import { checkSize } from '../validation/checkSize';
import { apiRef } from './entityRefs';

const DEFAULTS = {
  cpu: 256,
  memory: 512,
  port: 80,
  healthCheckPath: '/',
  desiredCount: 2,
  cpuTargetPercent: 60,
} as const;

/** ECS's quota of tasks a service. */
const MAX_TASKS = 5000;

/** The API that a person asks for. */
export interface PublicApiSettings {
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
    /** A minute and task. */
    requestsPerTarget?: number;
  };
  certificateArn?: string;
  domainName?: string;
  spotPercent?: number;
  logRetentionDays?: number;
  onReplacement?: 'fail' | 'proceed';
}

/**
 * Checks what can be checked without AWS.
 *
 * @throws InputError when a setting is not possible.
 */
export function checkPublicApi(settings: PublicApiSettings): void {
  const { autoscaling } = settings;
  checkImage(settings.image);
  checkSize(settings.cpu ?? DEFAULTS.cpu, settings.memory ?? DEFAULTS.memory);
  checkInteger('port', settings.port ?? DEFAULTS.port, { min: 1, max: 65535 });
  checkInteger('desiredCount', desiredCount(settings), {
    min: 0,
    max: MAX_TASKS,
  });
  if (!(settings.healthCheckPath || '/').startsWith('/')) {
    throw new InputError(
      `healthCheckPath: must begin with a slash, e.g. /${settings.healthCheckPath}.`,
    );
  }
  if (settings.domainName && !settings.certificateArn) {
    throw new InputError(
      'domainName: works only with HTTPS. Give the ARN of a certificate for it as certificateArn too.',
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
      autoscaling.cpuTargetPercent ?? DEFAULTS.cpuTargetPercent,
      { min: 1, max: 100 },
    );
    checkInteger(
      'autoscaling.requestsPerTarget',
      autoscaling.requestsPerTarget ?? 0,
      { min: 0, max: Number.MAX_SAFE_INTEGER },
    );
  }
}

/** The name of an API's stack, and of its service. */
export function apiStackName({
  namespace,
  name,
}: {
  namespace: string;
  name: string;
}): string {
  return namespace === 'default' ? name : `${namespace}-${name}`;
}

/**
 * The stack of a public API.
 *
 * @throws InputError when a setting is not possible in this environment.
 */
export async function publicApiRequest(
  descriptor: StackDescriptor,
  settings: PublicApiSettings,
  environment: Environment,
): Promise<StackRequest> {
  const template = await readCloudFormationTemplate('public-api');
  if (settings.certificateArn) {
    checkCertificate(settings.certificateArn, environment.target);
  }
  checkAllowed('spotPercent', settings.spotPercent, 'FargateSpotPercent');
  checkAllowed(
    'logRetentionDays',
    settings.logRetentionDays,
    'LogRetentionDays',
  );
  const name = apiStackName(descriptor.entity);
  return {
    label: 'API',
    name,
    kind: 'public-api',
    template: withDescriptor(template, 'public-api', descriptor),
    parameters: definedOnly({
      VpcId: environment.network.vpcId,
      PublicSubnetIds: environment.network.publicSubnetIds.join(','),
      PrivateSubnetIds: environment.network.privateSubnetIds.join(','),
      ClusterName: environment.clusterName,
      ECSTaskExecutionRole: environment.executionRole,
      ServiceName: name,
      ImageUrl: settings.image,
      ContainerCpu: settings.cpu ?? DEFAULTS.cpu,
      ContainerMemory: settings.memory ?? DEFAULTS.memory,
      ContainerPort: settings.port ?? DEFAULTS.port,
      DesiredCount: desiredCount(settings),
      HealthCheckPath: settings.healthCheckPath,
      CertificateArn: settings.certificateArn,
      DomainName: settings.domainName,
      FargateSpotPercent: settings.spotPercent,
      LogRetentionDays: settings.logRetentionDays,
      ...autoscalingParameters(settings),
    }),
    entityRef: apiRef(descriptor.entity),
    untouched: `environment ${humanizeEnvironment(
      environment.entityRef,
    )} untouched; nothing registered`,
    onReplacement: settings.onReplacement ?? 'fail',
  };

  function checkAllowed(
    field: string,
    value: number | undefined,
    parameter: string,
  ): void {
    if (value !== undefined) {
      checkOneOf(field, value, allowedValues(template, parameter));
    }
  }
}

function autoscalingParameters(
  settings: PublicApiSettings,
): Record<string, string | number | undefined> {
  const { autoscaling } = settings;
  return autoscaling
    ? {
        Autoscaling: 'on',
        MinCount: autoscaling.minCount ?? desiredCount(settings),
        MaxCount: autoscaling.maxCount,
        CpuTargetPercent: autoscaling.cpuTargetPercent,
        RequestsPerTarget: autoscaling.requestsPerTarget,
      }
    : {};
}

function desiredCount(settings: PublicApiSettings): number {
  return settings.desiredCount ?? DEFAULTS.desiredCount;
}

function definedOnly(
  values: Record<string, string | number | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => [key, String(value)]),
  );
}

/** `dev` for `resource:default/dev` */
function humanizeEnvironment(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
