import { InputError, NotAllowedError } from '@backstage/errors';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTargets } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observer } from '../aws';
import { annotatedService } from './annotatedService';
import { parseServiceArns } from './parseServiceArns';
import { ServiceLocation } from './ServiceLocation';

/** One of several annotated ARNs, and why the service is not among those of the entity. */
export interface UnusableArn {
  arn: string;
  reason: string;
}

interface Options {
  targets: FargateTargets;
  observations: Observer;
}

/**
 * Finds the ECS services of an entity by the ARN of its stack, or by those of its
 * services.
 *
 * @param annotations - at least one of the two.
 * @returns beside the services, which of several ARNs cannot be used.
 * @throws InputError when an ARN is malformed, and NotAllowedError when it is outside
 * the targets, unless another one can be used.
 * @throws InputError when there are several ARNs beside that of a stack.
 */
export async function annotatedServices(
  annotations: { stackArn?: string; serviceArns?: string },
  options: Options,
): Promise<{ locations: ServiceLocation[]; unusable: UnusableArn[] }> {
  const { stackArn, serviceArns } = annotations;
  const arns = serviceArns ? parseServiceArns(serviceArns) : [];
  if (arns.length > 1 && stackArn) {
    throw new InputError(
      `The annotation ${ECS_SERVICE_ARN_ANNOTATION} contains several ARNs, but ${STACK_ARN_ANNOTATION} is about one service. Remove one of the two annotations`,
    );
  }
  if (arns.length > 1) {
    return eachService(arns, options);
  }
  const annotated = { stackArn, serviceArn: arns[0] };
  return {
    locations: await annotatedService(annotated, options),
    unusable: [],
  };
}

async function eachService(arns: string[], options: Options) {
  const attempts = await Promise.all(arns.map(arn => attempt(arn, options)));
  const usable = attempts.filter(({ reason }) => !reason);
  // If none can be used, the first one is like the only one.
  const shown = usable.length > 0 ? usable : attempts.slice(0, 1);
  if (shown[0].error) {
    throw shown[0].error;
  }
  return {
    locations: shown.flatMap(({ locations }) => locations),
    unusable: attempts.flatMap(one =>
      one.reason && !shown.includes(one)
        ? [{ arn: one.arn, reason: one.reason }]
        : [],
    ),
  };
}

interface Attempt {
  arn: string;
  locations: ServiceLocation[];
  /** Why there is no service. */
  reason?: string;
  error?: Error;
}

async function attempt(arn: string, options: Options): Promise<Attempt> {
  try {
    const locations = await annotatedService({ serviceArn: arn }, options);
    const [{ serviceArn }] = locations;
    return { arn, locations, reason: serviceArn.failure?.message };
  } catch (error) {
    if (error instanceof InputError || error instanceof NotAllowedError) {
      return { arn, locations: [], reason: error.message, error };
    }
    throw error;
  }
}
