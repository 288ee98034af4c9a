import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  ECS_SERVICE_TAGS_ANNOTATION,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  ENTITY_TAG,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseServiceTags, ServiceLocation, UnreadTarget } from '../location';
import { Consent } from './consentOf';

/** The error of an entity that shows none of the services with the tags in its annotation. */
export function noneTagged(
  entity: Entity,
  withheld: {
    location: ServiceLocation;
    service: Observed<unknown>;
    consent: Consent;
  }[],
  unread: UnreadTarget[],
  targets: FargateTargets,
): Error {
  const names = targets.list().map(({ name }) => name);
  const tags = parseServiceTags(
    entity.metadata.annotations![ECS_SERVICE_TAGS_ANNOTATION],
  ).map(({ key, value }) => `${key}=${value}`);
  const none = `No ECS service in the targets ${names.join(
    ', ',
  )} has the tags ${tags.join(', ')}`;
  const unknown = [
    ...unread,
    ...withheld.flatMap(({ location: { target }, service: { failure } }) =>
      failure && failure.reason !== 'not-found' ? [{ target, failure }] : [],
    ),
  ];
  if (unknown.length > 0) {
    const [{ target, failure }] = unknown;
    return new ServiceUnavailableError(
      `${none}, but ${target.name} could not be searched: ${failure.message}`,
    );
  }
  const others = withheld.filter(({ consent }) => consent === 'missing').length;
  return new NotFoundError(
    others > 0
      ? `${none} and names ${stringifyEntityRef(
          entity,
        )} by its own tag ${ENTITY_TAG}. Services with these tags, but without that one: ${others}`
      : none,
  );
}
