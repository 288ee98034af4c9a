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
import { annotatedService } from './annotatedService';
import { parseServiceTags } from './parseServiceTags';
import { ServiceLocation } from './ServiceLocation';
import { taggedServices, UnreadTarget } from './taggedServices';

/** The ECS services that an entity names. */
export interface NamedServices {
  locations: ServiceLocation[];
  /** Where there may be others. */
  unread: UnreadTarget[];
}

/**
 * Finds the ECS services of an entity: by its stack or the ARN in its annotation,
 * and by the tags in that of AWS's own ECS plugin.
 *
 * @throws InputError when the entity has no annotation for a service, or a
 * malformed one.
 * @throws NotAllowedError when an ARN is outside the targets. Annotations are
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
    serviceArn: annotations[ECS_SERVICE_ARN_ANNOTATION],
  };
  const tags = annotations[ECS_SERVICE_TAGS_ANNOTATION];
  const wanted = tags === undefined ? undefined : parseServiceTags(tags);
  const [annotated, tagged] = await Promise.all([
    arns.stackArn || arns.serviceArn ? annotatedService(arns, options) : [],
    wanted && taggedServices(wanted, options),
  ]);
  const known = new Set(annotated.map(({ serviceArn }) => serviceArn.value));
  const others = (tagged?.locations ?? []).filter(
    ({ serviceArn }) => !known.has(serviceArn.value),
  );
  return {
    locations: [...annotated, ...others],
    unread: tagged?.unread ?? [],
  };
}
