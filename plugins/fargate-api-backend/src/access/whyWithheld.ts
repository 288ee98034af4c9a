import { Entity } from '@backstage/catalog-model';
import {
  FailureKind,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Consent } from './consentOf';
import { notConfirmed } from './notConfirmed';

/** Returns why a resource is not shown through an entity; undefined if it is. */
export function whyWithheld(
  consent: Consent,
  options: {
    entity: Entity;
    kind: Extract<FailureKind, `${string}-not-confirmed`>;
    showWithoutConsent: boolean;
  },
): ReadFailure | undefined {
  if (consent === 'given') {
    return undefined;
  }
  if (consent === 'missing') {
    return options.showWithoutConsent
      ? undefined
      : notConfirmed(options.kind, options.entity);
  }
  return consent.unknown;
}
