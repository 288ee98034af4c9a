import {
  StackDescriptor,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { apiRef } from '../catalog/entityRefs';
import { Environment } from '../environment/Environment';
import { environmentLabel } from '../environment/environmentLabel';
import { StackRequest } from '../stack/StackRequest';
import { apiStackName } from './apiStackName';
import { ApiParameters, DeployableShape } from './shapes/DeployableShape';

/**
 * The stack of an API in an environment.
 *
 * @param template - of its shape, with the configuration of the container.
 * @param parameters - its settings, and those that its shape places it by.
 * @throws InputError when the descriptor is too large to travel with the stack.
 */
export function apiRequest(
  shape: DeployableShape<any>,
  template: string,
  descriptor: StackDescriptor,
  environment: Environment,
  parameters: ApiParameters,
): StackRequest & { template: string } {
  const { facts, alsoUntouched } = shape;
  const name = apiStackName(descriptor.entity);
  const label = environmentLabel(environment.entityRef);
  const untouched = alsoUntouched ? `${label} and ${alsoUntouched}` : label;
  return {
    ...shapeRequest(shape),
    name,
    template: withDescriptor(template, facts, descriptor),
    parameters: {
      VpcId: environment.network.vpcId,
      PrivateSubnetIds: environment.network.privateSubnetIds.join(','),
      ClusterName: environment.clusterName,
      ECSTaskExecutionRole: environment.executionRole,
      ServiceName: name,
      ...parameters,
    },
    createsRoles: true,
    entityRef: apiRef(descriptor.entity),
    untouched: `environment ${untouched} untouched; nothing registered`,
    onReplacement: 'fail',
  };
}

/** What follows from the shape in every request for an API's stack. */
export function shapeRequest({
  facts,
  health,
}: DeployableShape<any>): Pick<
  StackRequest,
  'label' | 'kind' | 'health' | 'guardedTypes'
> {
  const { label, kind, guardedTypes } = facts;
  return { label, kind, health, guardedTypes };
}
