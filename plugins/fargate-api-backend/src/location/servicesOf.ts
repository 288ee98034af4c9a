import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  isFargateApi,
  Observed,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateTarget,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observer } from '../aws';
import { assertArnOf, observeStack, StackFacts } from '../resources';
import { assertSameTarget } from './assertSameTarget';
import { ServiceLocation } from './ServiceLocation';
import { withLongArn } from './withLongArn';

/**
 * Finds the ECS services of an entity: in the outputs of its stack, or in the
 * annotation of AWS's own ECS plugin, which also works for services that were
 * deployed by other tools. There are several if a short ARN means any of them.
 *
 * @throws InputError when the entity has neither annotation, or a malformed
 * one.
 * @throws NotAllowedError when an ARN is outside the targets. ARNs of
 * annotations are checked before any call to AWS.
 */
export async function servicesOf(
  entity: Entity,
  options: { targets: FargateTargets; observations: Observer },
): Promise<ServiceLocation[]> {
  if (!isFargateApi(entity)) {
    throw new InputError(
      `${stringifyEntityRef(
        entity,
      )} has neither the annotation ${STACK_ARN_ANNOTATION} nor ${ECS_SERVICE_ARN_ANNOTATION}, so its ECS service is unknown`,
    );
  }
  const { targets, observations } = options;
  const annotations = entity.metadata.annotations!;
  const stackArn = annotations[STACK_ARN_ANNOTATION];
  const annotated = annotations[ECS_SERVICE_ARN_ANNOTATION];
  const target = targetOf(targets, [stackArn, annotated]);
  if (annotated) {
    assertArnOf('an ECS service', annotated);
  }
  const context = { observations, target };
  if (!stackArn) {
    return withLongArn(context, { target, serviceArn: { value: annotated } });
  }
  assertArnOf('a CloudFormation stack', stackArn);
  const stack = await observeStack(context, stackArn);
  const output = stack.value?.serviceArn;
  if (output) {
    assertSameTarget(targets, target, output);
    assertArnOf('an ECS service', output);
  }
  const serviceArn = serviceArnOf(stack, annotated);
  return withLongArn(context, { target, serviceArn, stackArn, stack });
}
function targetOf(
  targets: FargateTargets,
  arns: (string | undefined)[],
): FargateTarget {
  const [first, ...others] = arns.flatMap(arn => arn ?? []);
  const target = targets.forArn(first);
  others.forEach(other => assertSameTarget(targets, target, other));
  return target;
}

function serviceArnOf(
  stack: Observed<StackFacts>,
  annotated: string | undefined,
): Observed<string> {
  if (stack.failure?.reason === 'not-found') {
    return { failure: stack.failure };
  }
  const value = stack.value?.serviceArn ?? annotated;
  return value
    ? { value }
    : { failure: stack.failure ?? noServiceYet(stack.value!) };
}

function noServiceYet({ name, status }: StackFacts) {
  return {
    reason: 'unavailable',
    message: `The stack ${name} is in status ${status} and has no ECS service in its outputs`,
  } as const;
}
