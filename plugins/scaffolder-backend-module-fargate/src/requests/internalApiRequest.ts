import { InputError } from '@backstage/errors';
import {
  StackDescriptor,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { StackRequest } from '../stack/StackRequest';
import { checkDomainName } from '../checks/domainNames';
import { Environment } from '../environment/Environment';
import { checkCidrs } from '../validation/checkCidrs';
import { checkPinnedImage } from '../validation/checkPinnedImage';
import {
  apiParameters,
  ApiSettings,
  checkAllowedSettings,
  checkApiSettings,
  DefaultSize,
} from './apiSettings';
import { apiStackName } from './apiStackName';
import { definedOnly } from './definedOnly';
import { apiRef } from '../catalog/entityRefs';
import { environmentLabel } from './environmentLabel';

/** The size of a task unless a person chooses another. */
export const INTERNAL_API_SIZE: DefaultSize = { cpu: 512, memory: 1024 };

/** The internal API that a person asks for. */
export interface InternalApiSettings extends ApiSettings {
  /** Networks of those who may call. */
  consumerCidrs: string[];
}

/** Where an internal API gets its name and its addresses. */
export interface InternalApiPlace {
  domainName: string;
  /** Without the prefix `/hostedzone/`. */
  hostedZoneId: string;
  certificateArn: string;
  loadBalancerSubnetIds: string[];
}

/**
 * Checks what can be checked without AWS.
 *
 * @throws InputError when a setting is not possible.
 */
export function checkInternalApi(
  settings: InternalApiSettings & { domainName?: string },
): void {
  checkApiSettings(settings, INTERNAL_API_SIZE);
  checkPinnedImage(settings.image);
  checkCidrs('consumerCidrs', settings.consumerCidrs);
  if (settings.domainName) {
    checkDomainName('domainName', settings.domainName);
  }
  checkMinCount(
    settings.autoscaling && {
      minCount: settings.desiredCount,
      ...settings.autoscaling,
    },
  );
}

/** @throws InputError when the load may take an internal API down to no task. */
export function checkMinCount(
  autoscaling: { minCount?: number } | undefined,
): void {
  if (autoscaling?.minCount === 0) {
    throw new InputError(
      'autoscaling.minCount: an internal API runs at least one task.',
    );
  }
}

/**
 * The stack of an internal API.
 *
 * @throws InputError when a setting is not possible in this environment.
 */
export async function internalApiRequest(
  descriptor: StackDescriptor,
  settings: InternalApiSettings,
  environment: Environment,
  place: InternalApiPlace,
): Promise<StackRequest> {
  const template = await readCloudFormationTemplate('internal-api');
  checkAllowedSettings(settings, template);
  const name = apiStackName(descriptor.entity);
  return {
    label: 'API',
    name,
    kind: 'internal-api',
    template: withDescriptor(template, 'internal-api', descriptor),
    parameters: definedOnly({
      ...apiParameters(settings, INTERNAL_API_SIZE),
      VpcId: environment.network.vpcId,
      LoadBalancerSubnetIds: place.loadBalancerSubnetIds.join(','),
      PrivateSubnetIds: environment.network.privateSubnetIds.join(','),
      ClusterName: environment.clusterName,
      ECSTaskExecutionRole: environment.executionRole,
      ServiceName: name,
      ConsumerCidrs: settings.consumerCidrs.join(','),
      CertificateArn: place.certificateArn,
      DomainName: place.domainName,
      HostedZoneId: place.hostedZoneId,
    }),
    entityRef: apiRef(descriptor.entity),
    untouched: `environment ${environmentLabel(
      environment.entityRef,
    )} and zone untouched; nothing registered`,
    onReplacement: settings.onReplacement ?? 'fail',
  };
}
