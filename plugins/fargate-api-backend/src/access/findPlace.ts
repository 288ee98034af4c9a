import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Place, PlaceOptions, Places, placesOf } from './placesOf';

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
): Promise<Place & Pick<Places, 'unread' | 'unusable'>> {
  const { places, standIn, unread, unusable } = await placesOf(entity, options);
  if (placeId !== undefined) {
    return { ...placeWith(placeId, places, entity), unread, unusable };
  }
  if (places.length > 1) {
    throw new ConflictError(
      `${stringifyEntityRef(entity)} names several ECS services: ${places
        .map(({ id }) => id)
        .join(', ')}. Name one of them as the place`,
    );
  }
  if (standIn) {
    const { shortArn } = standIn.location;
    return {
      ...standIn,
      unread,
      unusable: unusable.filter(({ arn }) => arn !== shortArn),
    };
  }
  return { ...places[0], unread, unusable };
}

function placeWith(placeId: string, places: Place[], entity: Entity): Place {
  const place = places.find(({ id }) => id === placeId);
  if (!place) {
    throw new NotFoundError(
      `${stringifyEntityRef(entity)} has no place ${placeId}${
        places.length > 0
          ? `, but ${places.map(({ id }) => id).join(', ')}`
          : ''
      }`,
    );
  }
  return place;
}
