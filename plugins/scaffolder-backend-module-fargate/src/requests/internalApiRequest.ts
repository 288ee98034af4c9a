import {
  StackDescriptor,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { SettingValues } from '../api/settings/settings';
import { settingsToParameters } from '../api/settings/values';
import { StackRequest } from '../stack/StackRequest';
import { Environment } from '../environment/Environment';
import { apiStackName } from './apiStackName';
import { apiRef } from '../catalog/entityRefs';
import { environmentLabel } from './environmentLabel';

/** Where an internal API gets its name and its addresses. */
export interface InternalApiPlace {
  domainName: string;
  /** Without the prefix `/hostedzone/`. */
  hostedZoneId: string;
  certificateArn: string;
  loadBalancerSubnetIds: string[];
}

/** The stack of an internal API. */
export async function internalApiRequest(
  descriptor: StackDescriptor,
  settings: SettingValues,
  environment: Environment,
  place: InternalApiPlace,
  onReplacement: StackRequest['onReplacement'] = 'fail',
): Promise<StackRequest> {
  const template = await readCloudFormationTemplate('internal-api');
  const name = apiStackName(descriptor.entity);
  return {
    label: 'API',
    name,
    kind: 'internal-api',
    template: withDescriptor(template, 'internal-api', descriptor),
    parameters: {
      ...settingsToParameters(settings),
      VpcId: environment.network.vpcId,
      LoadBalancerSubnetIds: place.loadBalancerSubnetIds.join(','),
      PrivateSubnetIds: environment.network.privateSubnetIds.join(','),
      ClusterName: environment.clusterName,
      ECSTaskExecutionRole: environment.executionRole,
      ServiceName: name,
      CertificateArn: place.certificateArn,
      DomainName: place.domainName,
      HostedZoneId: place.hostedZoneId,
    },
    entityRef: apiRef(descriptor.entity),
    untouched: `environment ${environmentLabel(
      environment.entityRef,
    )} and zone untouched; nothing registered`,
    onReplacement,
  };
}
