import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  EnvironmentNetwork,
  StackDescriptor,
  StackRecord,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { StackRequest } from '../stack/StackRequest';
import { checkOneOf } from '../validation/checkOneOf';
import { environmentRef } from '../catalog/entityRefs';
import { logParameters, LogSettings, logSettingsOf } from './logSettings';

const LOGS = ['execLogRetentionDays', 'logKmsKeyArn'] as const;
const CONTAINER_INSIGHTS = ['enabled', 'enhanced', 'disabled'] as const;

/** The Container Insights setting of a cluster. */
export type ContainerInsights = (typeof CONTAINER_INSIGHTS)[number];

/** The cluster that a person requests. */
export interface ClusterSettings extends LogSettings {
  containerInsights?: ContainerInsights;
}

/**
 * The stack of an environment's cluster, which is the environment's record.
 *
 * @param before - of the existing stack: what the request leaves out stays.
 * @throws InputError when a setting is invalid.
 */
export async function clusterRequest(
  entity: StackDescriptor['entity'],
  network: EnvironmentNetwork,
  settings: ClusterSettings,
  before: ClusterSettings = {},
): Promise<StackRequest> {
  const { containerInsights = before.containerInsights ?? 'enabled' } =
    settings;
  checkOneOf('containerInsights', containerInsights, CONTAINER_INSIGHTS);
  return {
    label: STACK_KINDS.cluster.label,
    name: clusterStackName(entity),
    kind: 'cluster',
    template: withDescriptor(
      await readCloudFormationTemplate('cluster'),
      'cluster',
      { entity, network },
    ),
    parameters: {
      ContainerInsights: containerInsights,
      ...logParameters(LOGS, settings, before),
    },
    createsRoles: true,
    entityRef: environmentRef(entity),
    onReplacement: 'fail',
  };
}

/** The name of the stack of an environment's cluster. */
export function clusterStackName({ name }: { name: string }): string {
  return `environment-${name}-cluster`;
}

/** What an existing cluster stack was deployed with. */
export function clusterSettingsOf(
  stack: Pick<StackRecord, 'parameters'>,
): ClusterSettings {
  return {
    containerInsights: CONTAINER_INSIGHTS.find(
      one => one === stack.parameters.ContainerInsights,
    ),
    ...logSettingsOf(LOGS, stack),
  };
}
