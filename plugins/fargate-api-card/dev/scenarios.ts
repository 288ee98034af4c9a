import { Entity } from '@backstage/catalog-model';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { degraded } from './fixtures/degraded';
import { down } from './fixtures/down';
import { orders, withoutAnnotation } from './fixtures/entities';
import { backendError } from './fixtures/errors';
import { firstRollout } from './fixtures/firstRollout';
import { gone } from './fixtures/gone';
import { healthy } from './fixtures/healthy';
import { internal } from './fixtures/internal';
import { partial } from './fixtures/partial';
import { rollingOut } from './fixtures/rollingOut';
import { scaledToZero } from './fixtures/scaledToZero';
import { stale, throttled } from './fixtures/throttled';
import { unknown } from './fixtures/unknown';

/** One state of the card: the entity it stands on, and how the backend answers. */
export interface Scenario {
  entity: Entity;
  answer(): Promise<FargateApiStatus>;
}

const answers = (status: FargateApiStatus): Scenario => ({
  entity: orders,
  answer: async () => status,
});

const fails = (error: () => Error | Promise<Error>): Scenario => ({
  entity: orders,
  answer: async () => {
    throw await error();
  },
});

/** Every state of the card by the name that the URL gives it. */
export const scenarios = {
  healthy: answers(healthy),
  'rolling-out': answers(rollingOut),
  'first-rollout': answers(firstRollout),
  degraded: answers(degraded),
  down: answers(down),
  'scaled-to-zero': answers(scaledToZero),
  internal: answers(internal),
  partial: answers(partial),
  throttled: answers(throttled),
  stale: answers(stale),
  gone: answers(gone),
  unknown: answers(unknown),
  loading: { entity: orders, answer: () => new Promise(() => {}) },
  'no-annotation': {
    entity: withoutAnnotation,
    answer: () => new Promise(() => {}),
  },
  'not-allowed': fails(() =>
    backendError(403, 'NotAllowedError', 'Unauthorized'),
  ),
  'not-found': fails(() =>
    backendError(
      404,
      'NotFoundError',
      'No entity api:default/orders in the catalog, or you may not see it',
    ),
  ),
  failed: fails(() =>
    backendError(
      500,
      'Error',
      'No target of account 123456789012 in eu-west-1 is configured',
    ),
  ),
  unreachable: fails(() => new TypeError('Failed to fetch')),
} satisfies Record<string, Scenario>;

/** The name of a {@link Scenario}. */
export type ScenarioName = keyof typeof scenarios;
