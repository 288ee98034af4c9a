import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateTarget,
  HostedZone,
  loadBalancerStackName,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { environmentRef } from '../catalog/entityRefs';
import { StackRequest } from '../stack/StackRequest';
import { Environment } from './Environment';

/**
 * The stack of a load balancer for the APIs of an environment. What a target has by
 * default for load balancers of APIs holds for this one too.
 *
 * @param zone - whose names its default certificate covers.
 */
export async function loadBalancerRequest(
  {
    entity,
    network,
    target: { defaults = {} },
  }: Pick<Environment, 'entity' | 'network'> & {
    target: Pick<FargateTarget, 'defaults'>;
  },
  zone: HostedZone,
): Promise<StackRequest> {
  const kind = 'shared-load-balancer';
  const { label, guardedTypes } = STACK_KINDS[kind];
  return {
    label,
    guardedTypes,
    name: loadBalancerStackName(entity),
    kind,
    template: withDescriptor(await readCloudFormationTemplate(kind), kind, {
      entity,
    }),
    parameters: {
      VpcId: network.vpcId,
      PublicSubnetIds: network.publicSubnetIds.join(','),
      DomainName: zone.name,
      HostedZoneId: zone.id,
      ...ofTarget('AccessLogsBucket', defaults.accessLogsBucket),
      ...ofTarget('WebAclArn', defaults.webAclArn),
    },
    entityRef: environmentRef(entity),
    onReplacement: 'fail',
  };
}

function ofTarget(parameter: string, value: unknown): Record<string, string> {
  return typeof value === 'string' ? { [parameter]: value } : {};
}
