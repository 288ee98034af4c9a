import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  ECS_SERVICE_TAGS_ANNOTATION,
  isFargateApi,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTargets } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observer } from '../aws';
import { annotatedServices, UnusableArn } from './annotatedServices';
import { parseServiceTags } from './parseServiceTags';
import { ServiceLocation } from './ServiceLocation';
import { taggedServices, UnreadTarget } from './taggedServices';

/** The ECS services that an entity names. */
export interface NamedServices {
  locations: ServiceLocation[];
  /** Where there may be others. */
  unread: UnreadTarget[];
  /** Which annotated ARNs name none. */
  unusable: UnusableArn[];
}

/**
 * Finds the ECS services of an entity: by its stack or the ARNs in its annotation,
 * and by the tags in that of AWS's own ECS plugin.
 *
 * @throws InputError when the entity has no annotation for a service, or a
 * malformed one.
 * @throws NotAllowedError when its only ARN is outside the targets. Annotations are
 * checked before any call to AWS.
 */
export async function servicesOf(
  entity: Entity,
  options: { targets: FargateTargets; observations: Observer },
): Promise<NamedServices> {
  if (!isFargateApi(entity)) {
    throw new InputError(
      `${stringifyEntityRef(
        entity,
      )} has none of the annotations ${STACK_ARN_ANNOTATION}, ${ECS_SERVICE_ARN_ANNOTATION} and ${ECS_SERVICE_TAGS_ANNOTATION}, so its ECS service is unknown`,
    );
  }
  const annotations = entity.metadata.annotations!;
  const arns = {
    stackArn: annotations[STACK_ARN_ANNOTATION],
    serviceArns: annotations[ECS_SERVICE_ARN_ANNOTATION],
  };
  const tags = annotations[ECS_SERVICE_TAGS_ANNOTATION];
  const wanted = tags === undefined ? undefined : parseServiceTags(tags);
  const [annotated, tagged] = await Promise.all([
    arns.stackArn || arns.serviceArns
      ? annotatedServices(arns, options)
      : undefined,
    wanted && taggedServices(wanted, options),
  ]);
  return {
    locations: withoutRepeated([
      ...(annotated?.locations ?? []),
      ...(tagged?.locations ?? []),
    ]),
    unread: tagged?.unread ?? [],
    unusable: annotated?.unusable ?? [],
  };
}

/** An annotation may name one service by its short and its long ARN, and by its tags. */
function withoutRepeated(locations: ServiceLocation[]): ServiceLocation[] {
  const known = new Set<string>();
  return locations.filter(({ serviceArn: { value } }) => {
    const isKnown = value !== undefined && known.has(value);
    known.add(value ?? '');
    return !isKnown;
  });
}
