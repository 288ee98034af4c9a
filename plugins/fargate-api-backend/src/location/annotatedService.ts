import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
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
 * Finds the ECS service in the outputs of an entity's stack, or that of the ARN in
 * its annotation, which also works for services that were deployed by other tools.
 * There are several if a short ARN means any of them.
 *
 * @param annotated - at least one of the two ARNs.
 * @throws InputError when an ARN is malformed.
 * @throws NotAllowedError when an ARN is outside the targets. ARNs of annotations
 * are checked before any call to AWS.
 */
export async function annotatedService(
  annotated: { stackArn?: string; serviceArn?: string },
  {
    targets,
    observations,
  }: { targets: FargateTargets; observations: Observer },
): Promise<ServiceLocation[]> {
  const { stackArn } = annotated;
  const target = targetOf(targets, [stackArn, annotated.serviceArn]);
  if (annotated.serviceArn) {
    assertArnOf('an ECS service', annotated.serviceArn);
  }
  const context = { observations, target };
  if (!stackArn) {
    const serviceArn = { value: annotated.serviceArn };
    return withLongArn(context, { target, serviceArn });
  }
  assertArnOf('a CloudFormation stack', stackArn);
  const stack = await observeStack(context, stackArn);
  const output = stack.value?.serviceArn;
  if (output) {
    assertSameTarget(targets, target, output);
    assertArnOf('an ECS service', output);
  }
  const serviceArn = serviceArnOf(stack, annotated.serviceArn);
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
