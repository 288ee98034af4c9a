import { Entity } from '@backstage/catalog-model';
import {
  Observed,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTargets } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observer } from '../aws';
import {
  ServiceLocation,
  servicesOf,
  UnreadTarget,
  UnusableArn,
} from '../location';
import { observeService, parseServiceArn, ServiceFacts } from '../resources';
import { noneTagged } from './noneTagged';
import { serviceConsent, ServiceConsent } from './serviceConsent';
import { unconfirmedKind } from './unconfirmedKind';
import { whyWithheld } from './whyWithheld';

/** A place that an entity runs in: an ECS service, and what AWS confirms about it. */
export interface Place extends ServiceConsent {
  /** Names the place within the entity, such as `dev/main/orders`. */
  id: string;
  /** Unknown as long as the stack has no service. */
  cluster?: string;
  /** Of the service, or else of its stack. */
  name?: string;
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

/** The places of an entity. */
export interface Places {
  /** The services that are shown, and those in annotations that say why they are not. */
  places: Place[];
  /** If there is none: a service that a short ARN may mean, withheld and not to be named. */
  standIn?: Place;
  /** Where there may be others. */
  unread: UnreadTarget[];
  /** Which annotated ARNs are none. */
  unusable: UnusableArn[];
}

/**
 * Finds the places of an entity. Of services that AWS was searched for, only those
 * that are shown count, so that nobody learns of others.
 *
 * @throws the errors of {@link servicesOf}.
 * @throws NotFoundError when the entity names services only by their tags, and none
 * of them is shown; ServiceUnavailableError when AWS did not say so for all targets.
 * Otherwise there is at least one place or a stand-in.
 */
export async function placesOf(
  entity: Entity,
  options: PlaceOptions,
): Promise<Places> {
  const { locations, unread, unusable } = await servicesOf(entity, options);
  const all = await Promise.all(
    locations.map(location => inspect(entity, location, options)),
  );
  const places = all.filter(
    ({ location, withheld }) => !location.foundBy || !withheld,
  );
  const standIns = standInsOf(all, places);
  const [standIn] = places.length === 0 ? standIns : [];
  if (places.length === 0 && !standIn) {
    throw noneTagged(entity, all, unread, options.targets);
  }
  return {
    places,
    standIn,
    unread,
    unusable: [
      ...unusable,
      ...standIns.map(({ location, withheld }) => ({
        arn: location.shortArn!,
        reason: withheld!.message,
      })),
    ],
  };
}

/** Of each short ARN that means no place, the first service that it may mean. */
function standInsOf(all: Place[], places: Place[]): Place[] {
  const known = new Set(places.map(({ location }) => location.shortArn));
  return all.filter(({ location: { shortArn } }) => {
    const isKnown = !shortArn || known.has(shortArn);
    known.add(shortArn);
    return !isKnown;
  });
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
  const names = namesIn(location);
  return {
    ...confirmed,
    ...names,
    id: [target.name, names.cluster, names.name].filter(Boolean).join('/'),
    location,
    service,
    withheld: whyWithheld(confirmed.consent, {
      entity,
      kind: unconfirmedKind(service.value),
      showWithoutConsent,
    }),
  };
}

function namesIn({
  serviceArn,
  stack,
}: ServiceLocation): Pick<Place, 'cluster' | 'name'> {
  return serviceArn.value
    ? parseServiceArn(serviceArn.value)
    : { name: stack?.value?.name };
}
