import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  StackRecord,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { environmentRef } from '../catalog/entityRefs';
import { StackRequest } from '../stack/StackRequest';
import { Environment } from './Environment';

/** The name of the stack with an environment's VPC link. */
export function vpcLinkStackName({ name }: { name: string }): string {
  return `environment-${name}-vpc-link`;
}

/**
 * The stack of what APIs behind API Gateway share in an environment.
 *
 * @param known - the current stack, if it exists: a link cannot be changed, and APIs
 *   depend on it.
 */
export async function vpcLinkRequest(
  { entity, network }: Pick<Environment, 'entity' | 'network'>,
  known: StackRecord | undefined,
): Promise<StackRequest> {
  return {
    label: STACK_KINDS['vpc-link'].label,
    guardedTypes: STACK_KINDS['vpc-link'].guardedTypes,
    name: vpcLinkStackName(entity),
    kind: 'vpc-link',
    template: withDescriptor(
      await readCloudFormationTemplate('vpc-link'),
      'vpc-link',
      { entity },
    ),
    parameters: known?.parameters ?? {
      VpcId: network.vpcId,
      PrivateSubnetIds: network.privateSubnetIds.join(','),
      NamespaceName: `${entity.name}.internal`,
    },
    entityRef: environmentRef(entity),
    onReplacement: 'fail',
  };
}
