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

/** The stack of a public API. */
export async function publicApiRequest(
  descriptor: StackDescriptor,
  settings: SettingValues,
  environment: Environment,
  onReplacement: StackRequest['onReplacement'] = 'fail',
): Promise<StackRequest> {
  const template = await readCloudFormationTemplate('public-api');
  const name = apiStackName(descriptor.entity);
  return {
    label: 'API',
    name,
    kind: 'public-api',
    template: withDescriptor(template, 'public-api', descriptor),
    parameters: {
      ...settingsToParameters(settings),
      VpcId: environment.network.vpcId,
      PublicSubnetIds: environment.network.publicSubnetIds.join(','),
      PrivateSubnetIds: environment.network.privateSubnetIds.join(','),
      ClusterName: environment.clusterName,
      ECSTaskExecutionRole: environment.executionRole,
      ServiceName: name,
    },
    entityRef: apiRef(descriptor.entity),
    untouched: `environment ${environmentLabel(
      environment.entityRef,
    )} untouched; nothing registered`,
    onReplacement,
  };
}
