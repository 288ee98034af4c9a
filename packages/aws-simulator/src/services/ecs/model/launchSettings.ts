import {
  CapacityProviderStrategyItem,
  CreateServiceRequest,
  NetworkConfiguration,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { Ecs, lastPart } from './Ecs';
import { checkStrategy, notAssociated } from './clusters';
import { Cluster, TaskDefinition } from './types';

const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

/**
 * The task definition that tasks are to be started of.
 *
 * @throws AwsError `ClientException`
 */
export function definitionOf(
  ecs: Ecs,
  name: string,
  mayBeInactive = false,
): TaskDefinition {
  const definition = ecs.taskDefinition(name);
  if (!definition) {
    throw new AwsError('ClientException', 'TaskDefinition not found.');
  }
  if (definition.shape.status === 'INACTIVE' && !mayBeInactive) {
    throw new AwsError('ClientException', 'TaskDefinition is inactive');
  }
  return definition;
}

/**
 * Refuses a network that a task definition cannot have, or that does not exist.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function assertNetwork(
  ecs: Ecs,
  network: NetworkConfiguration | undefined,
  definition: TaskDefinition,
): void {
  const ec2 = ecs.region.service(Ec2);
  const awsvpc = network?.awsvpcConfiguration;
  if (!awsvpc) {
    if (definition.shape.networkMode === 'awsvpc') {
      throw invalid(
        "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
      );
    }
    return;
  }
  if (definition.shape.networkMode !== 'awsvpc') {
    throw invalid(
      'Network Configuration is not valid for the given networkMode of this task definition.',
    );
  }
  const { subnets = [], securityGroups = [] } = awsvpc;
  if (subnets.length === 0) {
    throw invalid('subnets can not be empty.');
  }
  for (const id of subnets) {
    if (!ec2.subnets.has(id)) {
      throw invalid(
        `Error retrieving subnet information for [${subnets.join(
          ', ',
        )}]: The subnet ID '${id}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
      );
    }
  }
  for (const id of securityGroups) {
    if (!ec2.securityGroups.has(id)) {
      throw invalid(
        `Error retrieving security group information for [${securityGroups.join(
          ', ',
        )}]: The security group '${id}' does not exist (ErrorCode: InvalidGroup.NotFound)`,
      );
    }
  }
  const networks = new Set([
    ...subnets.map(id => ec2.require('subnets', id).vpcId),
    ...securityGroups.map(id => ec2.require('securityGroups', id).vpcId),
  ]);
  if (networks.size > 1) {
    throw invalid(
      'Subnets and security groups must be in the same VPC: You have specified two resources that belong to different networks. (ErrorCode: InvalidParameter)',
    );
  }
}

/**
 * The capacity providers of tasks; undefined if a launch type places them.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function capacityOf(
  { shape }: Cluster,
  input: Pick<CreateServiceRequest, 'launchType' | 'capacityProviderStrategy'>,
): CapacityProviderStrategyItem[] | undefined {
  const given = input.capacityProviderStrategy ?? [];
  if (input.launchType && given.length > 0) {
    throw invalid(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  for (const { capacityProvider = '' } of given) {
    if (!shape.capacityProviders?.includes(lastPart(capacityProvider))) {
      throw notAssociated();
    }
  }
  checkStrategy(
    given,
    'There are multiple capacity providers in the specified capacity provider strategy with a base value defined. Specify a base value for one capacity provider and try again.',
  );
  const fallback = shape.defaultCapacityProviderStrategy ?? [];
  const strategy = given.length > 0 || input.launchType ? given : fallback;
  return strategy.length > 0 ? strategy : undefined;
}

/** The network of tasks, with its defaults. */
export function networkOf(
  network: NetworkConfiguration | undefined,
): NetworkConfiguration | undefined {
  const awsvpc = network?.awsvpcConfiguration;
  return (
    awsvpc && {
      awsvpcConfiguration: {
        subnets: awsvpc.subnets,
        securityGroups: awsvpc.securityGroups ?? [],
        assignPublicIp: awsvpc.assignPublicIp ?? 'DISABLED',
      },
    }
  );
}
