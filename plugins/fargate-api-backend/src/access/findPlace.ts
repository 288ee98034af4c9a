import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { ECS_SERVICE_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { UnreadTarget } from '../location';
import { Place, PlaceOptions, placesOf } from './placesOf';

/**
 * Finds the only place of an entity.
 *
 * @throws the errors of {@link placesOf}.
 * @throws ConflictError when the entity has several.
 */
export async function findPlace(
  entity: Entity,
  options: PlaceOptions,
): Promise<Place & { unread: UnreadTarget[] }> {
  const { places, unread } = await placesOf(entity, options);
  if (places.length > 1) {
    throw new ConflictError(
      `${stringifyEntityRef(entity)} names several ECS services: ${places
        .map(({ id }) => id)
        .join(
          ', ',
        )}. Name one of them by its long ARN in the annotation ${ECS_SERVICE_ARN_ANNOTATION}`,
    );
  }
  return { ...places[0], unread };
}
