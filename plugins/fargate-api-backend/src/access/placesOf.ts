import { Entity } from '@backstage/catalog-model';
import {
  Observed,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTargets } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observer } from '../aws';
import { ServiceLocation, servicesOf, UnreadTarget } from '../location';
import { observeService, parseServiceArn, ServiceFacts } from '../resources';
import { noneTagged } from './noneTagged';
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

/** The places of an entity, at least one. */
export interface Places {
  places: Place[];
  /** Where there may be others. */
  unread: UnreadTarget[];
}

/**
 * Finds the places of an entity. Of services that AWS was searched for, only those
 * that are shown count, so that nobody learns of others. If a short ARN means only
 * others, the first one stands for them, withheld.
 *
 * @throws the errors of {@link servicesOf}.
 * @throws NotFoundError when the entity names services only by their tags, and none
 * of them is shown; ServiceUnavailableError when AWS did not say so for all targets.
 */
export async function placesOf(
  entity: Entity,
  options: PlaceOptions,
): Promise<Places> {
  const { locations, unread } = await servicesOf(entity, options);
  const all = await Promise.all(
    locations.map(location => inspect(entity, location, options)),
  );
  const shown = all.filter(
    ({ location, withheld }) => !location.foundBy || !withheld,
  );
  const standIn = all.find(({ location }) => location.foundBy === 'name');
  if (shown.length === 0 && !standIn) {
    throw noneTagged(entity, all, unread, options.targets);
  }
  return { places: shown.length > 0 ? shown : [standIn!], unread };
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
