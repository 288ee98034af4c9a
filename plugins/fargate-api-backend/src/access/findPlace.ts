import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { ECS_SERVICE_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { UnreadTarget } from '../location';
import { Place, PlaceOptions, placesOf } from './placesOf';

/**
 * Finds the place of an entity that a request is about.
 *
 * @param placeId - which one; undefined for the only one.
 * @throws the errors of {@link placesOf}.
 * @throws NotFoundError when the entity has no such place.
 * @throws ConflictError when the entity has several, and the request names none.
 */
export async function findPlace(
  entity: Entity,
  options: PlaceOptions,
  placeId?: string,
): Promise<Place & { unread: UnreadTarget[] }> {
  const { places, unread } = await placesOf(entity, options);
  if (placeId !== undefined) {
    return { ...placeWith(placeId, places, entity), unread };
  }
  if (places.length > 1) {
    throw new ConflictError(
      `${stringifyEntityRef(entity)} names several ECS services: ${places
        .map(({ id }) => id)
        .join(
          ', ',
        )}. Name one of them as the place, or by its long ARN in the annotation ${ECS_SERVICE_ARN_ANNOTATION}`,
    );
  }
  return { ...places[0], unread };
}

/** A service that stands for others is not to be found by its name. */
function placeWith(placeId: string, places: Place[], entity: Entity): Place {
  const named = places.filter(
    ({ location, withheld }) => !location.foundBy || !withheld,
  );
  const place = named.find(({ id }) => id === placeId);
  if (!place) {
    throw new NotFoundError(
      `${stringifyEntityRef(entity)} has no place ${placeId}${
        named.length > 0 ? `, but ${named.map(({ id }) => id).join(', ')}` : ''
      }`,
    );
  }
  return place;
}
