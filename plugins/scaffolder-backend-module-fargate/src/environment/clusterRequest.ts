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

const CONTAINER_INSIGHTS = ['enabled', 'enhanced', 'disabled'] as const;

/** The Container Insights setting of a cluster. */
export type ContainerInsights = (typeof CONTAINER_INSIGHTS)[number];

/**
 * The stack of an environment's cluster, which is the environment's record.
 *
 * @param before - of the existing stack: what the request leaves out stays.
 * @throws InputError when a setting is invalid.
 */
export async function clusterRequest(
  entity: StackDescriptor['entity'],
  network: EnvironmentNetwork,
  settings: { containerInsights?: ContainerInsights },
  before?: ContainerInsights,
): Promise<StackRequest> {
  const { containerInsights = before ?? 'enabled' } = settings;
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
    parameters: { ContainerInsights: containerInsights },
    createsRoles: true,
    entityRef: environmentRef(entity),
    onReplacement: 'fail',
  };
}

/** The name of the stack of an environment's cluster. */
export function clusterStackName({ name }: { name: string }): string {
  return `environment-${name}-cluster`;
}

/** The Container Insights setting of an existing cluster stack. */
export function containerInsightsOf({
  parameters,
}: Pick<StackRecord, 'parameters'>): ContainerInsights | undefined {
  return CONTAINER_INSIGHTS.find(one => one === parameters.ContainerInsights);
}
