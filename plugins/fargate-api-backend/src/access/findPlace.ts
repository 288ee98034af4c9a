import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Place, PlaceOptions, placesOf } from './placesOf';

/**
 * Finds the place of an entity that a request is about.
 *
 * @throws the errors of {@link placesOf}.
 * @throws InputError when the entity has several.
 */
export async function findPlace(
  entity: Entity,
  options: PlaceOptions,
): Promise<Place> {
  const places = await placesOf(entity, options);
  if (places.length > 1) {
    throw new InputError(
      `${stringifyEntityRef(entity)} names several ECS services: ${places
        .map(({ id }) => id)
        .join(', ')}. Add the name of the cluster to the ARN in its annotation`,
    );
  }
  return places[0];
}
