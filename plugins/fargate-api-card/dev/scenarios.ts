import { Entity } from '@backstage/catalog-model';
import {
  EnvironmentStatus,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateApi } from '../src/api/FargateApi';
import { asleep, officeHours } from './fixtures/asleep';
import { blueGreen, blueGreenIdle } from './fixtures/blueGreen';
import * as consumers from './fixtures/consumers';
import { degraded } from './fixtures/degraded';
import { deployments } from './fixtures/deployments';
import { down } from './fixtures/down';
import {
  environment,
  environmentWithoutAnnotation,
  orders,
  withoutAnnotation,
} from './fixtures/entities';
import * as environments from './fixtures/environments';
import { backendError } from './fixtures/errors';
import { firstRollout } from './fixtures/firstRollout';
import { gone } from './fixtures/gone';
import { healthy, NOW } from './fixtures/healthy';
import { internal } from './fixtures/internal';
import { previews } from './fixtures/previews';
import { publicTasks } from './fixtures/publicTasks';
import { liveApi } from './fixtures/liveApi';
import { logsOf } from './fixtures/logs';
import { partial } from './fixtures/partial';
import * as places from './fixtures/places';
import { rollingOut } from './fixtures/rollingOut';
import { rolledBack } from './fixtures/rolledBack';
import { scaledToZero } from './fixtures/scaledToZero';
import { starting } from './fixtures/starting';
import { stale, throttled } from './fixtures/throttled';
import {
  unconfirmed,
  unconfirmedEnvironment,
  unconfirmedVpc,
} from './fixtures/unconfirmed';
import { unknown } from './fixtures/unknown';
import { unreached } from './fixtures/unreached';

/** A state of a card: its entity, and the responses of the backend. */
export interface Scenario {
  entity: Entity;
  api: Partial<FargateApi>;
}

const never = () => new Promise<never>(() => {});

const failing = (error: () => Error | Promise<Error>) => async () => {
  throw await error();
};

const refused = failing(() =>
  backendError(
    409,
    'ConflictError',
    'ServiceNotActiveException: Service was not ACTIVE.',
  ),
);
const notAllowed = failing(() =>
  backendError(403, 'NotAllowedError', 'Unauthorized'),
);

const notFound = failing(() =>
  backendError(
    404,
    'NotFoundError',
    'No entity api:default/orders in the catalog, or you may not see it',
  ),
);

/** Responds once, then no longer finds the entity. */
function thenNotFound(status: FargateApiStatus): FargateApi['getStatus'] {
  const responses = [status];
  return async () => responses.shift() ?? notFound();
}

const serviceScenario = (
  status: FargateApiStatus,
  api: Partial<FargateApi> = {},
): Scenario => ({
  entity: orders,
  api: {
    getStatus: async () => status,
    getDeployments: async () => deployments,
    getTaskLogs: async (_entity, taskId) => logsOf(taskId),
    ...api,
  },
});

const environmentScenario = (status: EnvironmentStatus): Scenario => ({
  entity: environment,
  api: { getEnvironmentStatus: async () => status },
});

/** All states of the cards, by their name in the URL. */
export const scenarios = {
  healthy: serviceScenario(healthy),
  'rolling-out': serviceScenario(rollingOut),
  'first-rollout': serviceScenario(firstRollout),
  'blue-green': serviceScenario(blueGreen),
  'blue-green-idle': serviceScenario(blueGreenIdle),
  'rolled-back': serviceScenario(rolledBack),
  held: serviceScenario({
    ...healthy,
    hold: { since: '2026-11-22T09:00:00.000Z', by: 'user:default/ann' },
  }),
  previews: serviceScenario(healthy, { getPreviews: async () => previews }),
  starting: serviceScenario(starting),
  degraded: serviceScenario(degraded),
  down: serviceScenario(down),
  unreached: serviceScenario(unreached),
  'scaled-to-zero': serviceScenario(scaledToZero),
  asleep: serviceScenario(asleep),
  'office-hours': serviceScenario(officeHours),
  internal: serviceScenario(internal),
  'public-tasks': serviceScenario(publicTasks),
  consumers: serviceScenario(consumers.internalHealthy, {
    getConsumerPlaces: async () => consumers.places,
    checkConsumer: consumers.checkConsumer,
  }),
  'consumers-none': serviceScenario(
    consumers.internalWith({ observedAt: NOW, value: consumers.noConsumers }),
    { getConsumerPlaces: async () => [consumers.places[0]] },
  ),
  'consumers-any': serviceScenario(
    consumers.internalWith({ observedAt: NOW, value: consumers.anyConsumer }),
    { getConsumerPlaces: never },
  ),
  'consumers-partial': serviceScenario(
    consumers.internalWith({
      failure: {
        reason: 'denied',
        message:
          'UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/backstage/fargate-api is not authorized to perform: ec2:DescribeSecurityGroups',
      },
    }),
    {
      getConsumerPlaces: async () => consumers.partlyUnknown,
      checkConsumer: notAllowed,
    },
  ),
  'consumers-not-allowed': serviceScenario(consumers.internalHealthy, {
    getConsumerPlaces: notAllowed,
  }),
  'certificate-expired': serviceScenario({
    ...healthy,
    certificate: {
      observedAt: NOW,
      value: {
        ...healthy.certificate.value!,
        expiresAt: '2026-11-20T00:00:00.000Z',
        status: 'EXPIRED',
      },
    },
  }),
  partial: serviceScenario(partial),
  throttled: serviceScenario(throttled),
  stale: serviceScenario(stale),
  gone: serviceScenario(gone),
  unconfirmed: serviceScenario(unconfirmed),
  unknown: serviceScenario(unknown),
  operations: { entity: orders, api: liveApi() },
  'operations-refused': serviceScenario(healthy, {
    restart: refused,
    scale: refused,
    stopTask: notAllowed,
  }),
  'operations-unreachable': serviceScenario(
    {
      ...healthy,
      scaling: {
        failure: {
          reason: 'throttled',
          message: 'ThrottlingException: Rate exceeded',
        },
      },
    },
    { scale: failing(() => new TypeError('Failed to fetch')) },
  ),
  'logs-loading': serviceScenario(healthy, { getTaskLogs: never }),
  'logs-empty': serviceScenario(healthy, {
    getTaskLogs: async (_entity, taskId) => ({ taskId, lines: [] }),
  }),
  'logs-failed': serviceScenario(healthy, {
    getTaskLogs: failing(() =>
      backendError(
        404,
        'NotFoundError',
        'ResourceNotFoundException: The specified log group does not exist.',
      ),
    ),
  }),
  'logs-not-allowed': serviceScenario(healthy, { getTaskLogs: notAllowed }),
  loading: { entity: orders, api: { getStatus: never } },
  'no-annotation': { entity: withoutAnnotation, api: {} },
  'not-allowed': { entity: orders, api: { getStatus: notAllowed } },
  removed: {
    entity: orders,
    api: { getStatus: thenNotFound(healthy) },
  },
  places: { entity: places.entity, api: places.api() },
  'places-partial': {
    entity: places.entity,
    api: places.api({ problems: places.problems }),
  },
  'places-failed': {
    entity: places.entity,
    api: { ...places.api(), getPlaces: notAllowed },
  },
  'not-found': {
    entity: orders,
    api: {
      getStatus: notFound,
    },
  },
  failed: {
    entity: orders,
    api: {
      getStatus: failing(() =>
        backendError(
          500,
          'Error',
          'No target of account 123456789012 in eu-west-1 is configured',
        ),
      ),
    },
  },
  unreachable: {
    entity: orders,
    api: { getStatus: failing(() => new TypeError('Failed to fetch')) },
  },
  environment: environmentScenario(environments.ready),
  'environment-empty': environmentScenario(environments.empty),
  'environment-shared': environmentScenario(environments.shared),
  'environment-degraded': environmentScenario(environments.impaired),
  'environment-partial': environmentScenario(environments.partlyRead),
  'environment-throttled': environmentScenario(environments.old),
  'environment-stale': environmentScenario(environments.outdated),
  'environment-gone': environmentScenario(environments.deleted),
  'environment-unconfirmed': environmentScenario(unconfirmedEnvironment),
  'environment-vpc-unconfirmed': environmentScenario(unconfirmedVpc),
  'environment-unknown': environmentScenario(environments.unread),
  'environment-loading': {
    entity: environment,
    api: { getEnvironmentStatus: never },
  },
  'environment-no-annotation': {
    entity: environmentWithoutAnnotation,
    api: {},
  },
  'environment-not-allowed': {
    entity: environment,
    api: { getEnvironmentStatus: notAllowed },
  },
  'environment-not-found': {
    entity: environment,
    api: {
      getEnvironmentStatus: failing(() =>
        backendError(
          404,
          'NotFoundError',
          'No entity resource:default/dev in the catalog, or you may not see it',
        ),
      ),
    },
  },
} satisfies Record<string, Scenario>;

/** The name of a {@link Scenario}. */
export type ScenarioName = keyof typeof scenarios;
