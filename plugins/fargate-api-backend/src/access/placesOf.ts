import { Entity } from '@backstage/catalog-model';
import {
  Observed,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTargets } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observer } from '../aws';
import { ServiceLocation, servicesOf } from '../location';
import { observeService, parseServiceArn, ServiceFacts } from '../resources';
import { serviceConsent, ServiceConsent } from './serviceConsent';
import { unconfirmedKind } from './unconfirmedKind';
import { whyWithheld } from './whyWithheld';

/** A place that an entity runs in: an ECS service, and what AWS confirms about it. */
export interface Place extends ServiceConsent {
  /** Names the place within the entity, such as `dev/main/orders`. */
  id: string;
  location: ServiceLocation;
  service: Observed<ServiceFacts>;
  /** Why the service is not shown through the entity; undefined if it is. */
  withheld?: ReadFailure;
}

/** What the places of an entity are found with. */
export interface PlaceOptions {
  targets: FargateTargets;
  observations: Observer;
  showWithoutConsent: boolean;
}

/**
 * Finds the places of an entity. Of services that AWS was searched for, only those
 * that are shown count, so that nobody learns of others by their names. If none is
 * shown, the first one stands for them, withheld.
 *
 * @throws the errors of {@link servicesOf}.
 */
export async function placesOf(
  entity: Entity,
  options: PlaceOptions,
): Promise<Place[]> {
  const locations = await servicesOf(entity, options);
  const places = await Promise.all(
    locations.map(location => inspect(entity, location, options)),
  );
  const shown = places.filter(
    ({ location, withheld }) => !location.isFound || !withheld,
  );
  return shown.length > 0 ? shown : places.slice(0, 1);
}

async function inspect(
  entity: Entity,
  location: ServiceLocation,
  { observations, showWithoutConsent }: PlaceOptions,
): Promise<Place> {
  const { target, serviceArn } = location;
  const context = { observations, target };
  const service = await observeService(context, serviceArn);
  const confirmed = await serviceConsent(entity, location, service, context);
  return {
    ...confirmed,
    id: placeId(location),
    location,
    service,
    withheld: whyWithheld(confirmed.consent, {
      entity,
      kind: unconfirmedKind(service.value),
      showWithoutConsent,
    }),
  };
}

function placeId({ target, serviceArn, stack }: ServiceLocation): string {
  const { cluster, name } = serviceArn.value
    ? parseServiceArn(serviceArn.value)
    : { cluster: undefined, name: stack?.value?.name };
  return [target.name, cluster, name].filter(Boolean).join('/');
}
