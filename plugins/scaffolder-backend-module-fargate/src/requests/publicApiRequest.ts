import { InputError } from '@backstage/errors';
import {
  StackDescriptor,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { StackRequest } from '../stack/StackRequest';
import { Environment } from '../environment/Environment';
import { checkCertificate } from '../validation/checkCertificate';
import { checkInteger } from '../validation/checkInteger';
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
export const PUBLIC_API_SIZE: DefaultSize = { cpu: 256, memory: 512 };

/** The public API that a person asks for. */
export interface PublicApiSettings extends ApiSettings {
  autoscaling?: ApiSettings['autoscaling'] & {
    /** A minute and task. */
    requestsPerTarget?: number;
  };
  certificateArn?: string;
  domainName?: string;
}

/**
 * Checks what can be checked without AWS.
 *
 * @throws InputError when a setting is not possible.
 */
export function checkPublicApi(settings: PublicApiSettings): void {
  checkApiSettings(settings, PUBLIC_API_SIZE);
  if (settings.domainName && !settings.certificateArn) {
    throw new InputError(
      'domainName: works only with HTTPS. Give the ARN of a certificate for it as certificateArn too.',
    );
  }
  checkInteger(
    'autoscaling.requestsPerTarget',
    settings.autoscaling?.requestsPerTarget ?? 0,
    { min: 0, max: Number.MAX_SAFE_INTEGER },
  );
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
  checkAllowedSettings(settings, template);
  const name = apiStackName(descriptor.entity);
  return {
    label: 'API',
    name,
    kind: 'public-api',
    template: withDescriptor(template, 'public-api', descriptor),
    parameters: definedOnly({
      ...apiParameters(settings, PUBLIC_API_SIZE),
      VpcId: environment.network.vpcId,
      PublicSubnetIds: environment.network.publicSubnetIds.join(','),
      PrivateSubnetIds: environment.network.privateSubnetIds.join(','),
      ClusterName: environment.clusterName,
      ECSTaskExecutionRole: environment.executionRole,
      ServiceName: name,
      CertificateArn: settings.certificateArn,
      DomainName: settings.domainName,
      RequestsPerTarget: settings.autoscaling?.requestsPerTarget,
    }),
    entityRef: apiRef(descriptor.entity),
    untouched: `environment ${environmentLabel(
      environment.entityRef,
    )} untouched; nothing registered`,
    onReplacement: settings.onReplacement ?? 'fail',
  };
}
