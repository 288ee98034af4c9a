import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  isFargateEnvironment,
  Observed,
  ReadFailure,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTargets } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, ObservationContext, Observer } from '../aws';
import {
  assertArnOf,
  EnvironmentStackFacts,
  VpcStackFacts,
  observeEnvironmentStack,
  observeVpcStack,
} from '../resources';
import { assertSameTarget } from './assertSameTarget';
import { EnvironmentLocation } from './EnvironmentLocation';

/**
 * Finds the cluster and the VPC of an environment entity through its stack.
 *
 * @throws InputError when the entity is not an environment, or has no stack
 * annotation.
 * @throws NotAllowedError when an ARN is outside the targets.
 */
export async function environmentOf(
  entity: Entity,
  options: { targets: FargateTargets; observations: Observer },
): Promise<EnvironmentLocation> {
  const stackArn = entity.metadata.annotations?.[STACK_ARN_ANNOTATION];
  if (!isFargateEnvironment(entity) || !stackArn) {
    throw new InputError(
      `${stringifyEntityRef(
        entity,
      )} is not an environment with the annotation ${STACK_ARN_ANNOTATION}`,
    );
  }
  const { targets, observations } = options;
  const target = targets.forArn(stackArn);
  assertArnOf('a CloudFormation stack', stackArn);
  const context = { observations, target };
  const stack = await observeEnvironmentStack(context, stackArn);
  const { clusterArn, network } = stack.value ?? {};
  const arns = [
    clusterArn,
    network && 'vpcStackArn' in network ? network.vpcStackArn : undefined,
  ];
  arns.forEach(arn => arn && assertSameTarget(targets, target, arn));
  if (clusterArn) {
    assertArnOf('an ECS cluster', clusterArn);
  }
  const vpc = await vpcOf(context, stack);
  return {
    target,
    stackArn,
    stack,
    clusterArn: await andThen(
      stack,
      (facts): Observed<string> =>
        facts.clusterArn ? { value: facts.clusterArn } : notContained(facts),
    ),
    vpcId: await andThen(vpc, ({ vpcId }) => ({ value: vpcId })),
    flowLog: await andThen(vpc, ({ flowLog }) =>
      flowLog ? { value: flowLog } : {},
    ),
  };
}

function vpcOf(
  context: ObservationContext,
  stack: Observed<EnvironmentStackFacts>,
): Promise<Observed<VpcStackFacts>> {
  return andThen(stack, ({ name, status, network }) => {
    if (!network) {
      return notContained({ name, status });
    }
    if ('vpcId' in network) {
      return { value: { vpcId: network.vpcId } };
    }
    return observeVpcStack(context, network.vpcStackArn);
  });
}

function notContained({
  name,
  status,
}: Pick<EnvironmentStackFacts, 'name' | 'status'>): { failure: ReadFailure } {
  const message = `The stack ${name} is in status ${status} and does not contain it`;
  return { failure: { reason: 'unavailable', message } };
}
