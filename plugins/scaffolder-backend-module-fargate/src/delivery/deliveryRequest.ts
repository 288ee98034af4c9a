import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateTarget,
  StackDescriptor,
  StackRecord,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { apiRef } from '../catalog/entityRefs';
import { Environment } from '../environment/Environment';
import { StackRequest } from '../stack/StackRequest';
import { PipelineTrust } from './forge/Forge';

/** The name of the stack by which a pipeline deploys an API. */
export function deliveryStackName(apiStackName: string): string {
  return `${apiStackName}-delivery`;
}

/** What the stack is made of. */
export interface Delivery {
  apiStackName: string;
  descriptor: StackDescriptor;
  environment: Pick<Environment, 'clusterName' | 'executionRole'>;
  trust: PipelineTrust;
  /** Whether the pipeline may change settings of the API beside its image. */
  appliesSettings: boolean;
  /** Of the account; undefined if it has none for the issuer. */
  oidcProviderArn: string | undefined;
}

/**
 * The stack by which the pipeline of one repository deploys an API.
 *
 * @param deployed - the stack as it is.
 */
export async function deliveryRequest(
  target: FargateTarget,
  delivery: Delivery,
  deployed?: Pick<StackRecord, 'outputs' | 'parameters'>,
): Promise<StackRequest & { template: string }> {
  const { apiStackName, descriptor, environment, trust } = delivery;
  const { deliveryBoundaryArn, deliveryRolePath, rolePath } = target;
  const { label, guardedTypes } = STACK_KINDS.delivery;
  return {
    label,
    guardedTypes,
    name: deliveryStackName(apiStackName),
    kind: 'delivery',
    template: withDescriptor(
      await readCloudFormationTemplate('delivery'),
      'delivery',
      descriptor,
    ),
    parameters: {
      ApiStackName: apiStackName,
      ClusterName: environment.clusterName,
      ExecutionRoleArn: environment.executionRole,
      Issuer: trust.issuer,
      Audience: trust.audience,
      Subjects: trust.subjects.join(','),
      PlanSubjects: trust.planSubjects.join(','),
      PreviewSubjects: trust.previewSubjects.join(','),
      AppliesSettings: String(delivery.appliesSettings),
      OidcProviderArn: providerParameter(delivery, deployed),
      ...(rolePath && { ApiRolePath: rolePath }),
      ...(deliveryRolePath && { RolePath: deliveryRolePath }),
      ...(deliveryBoundaryArn && {
        PermissionsBoundaryArn: deliveryBoundaryArn,
      }),
    },
    entityRef: apiRef(descriptor.entity),
    untouched: 'nothing registered',
    onReplacement: 'fail',
  };
}

/** Empty where the stack is to create the provider, and where it did. */
function providerParameter(
  { oidcProviderArn }: Delivery,
  deployed: Pick<StackRecord, 'outputs' | 'parameters'> | undefined,
): string {
  const isOwn =
    deployed?.parameters.OidcProviderArn === '' &&
    deployed.outputs.OidcProviderArn === oidcProviderArn;
  return isOwn ? '' : oidcProviderArn ?? '';
}
