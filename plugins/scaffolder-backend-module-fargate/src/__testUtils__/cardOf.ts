import { CacheService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';
// The card's server is no dependency of the actions, and the table shows both.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { Observations } from '../../../fargate-api-backend/src/aws';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { StatusService } from '../../../fargate-api-backend/src/status';
import { userCredentials } from './credentials';
import { ReportedBench } from './ReportedBench';
import { INITIATOR } from './TestBench';

/**
 * What the card of an API says now: its state and its problems, the most
 * important first.
 */
export async function cardOf(api: ReportedBench): Promise<string> {
  const { aws, catalog } = api.bench.dependencies;
  const credentials = userCredentials(INITIATOR);
  const service = new StatusService({
    aws: { targets: aws.targets, clients: () => api.bench.clients() } as any,
    access: {
      authorize: async (
        entityRef: string,
        _: unknown,
        __: unknown,
        more: [],
      ) => ({
        entity: await catalog.getEntityByRef(entityRef, { credentials }),
        allowed: more.map(() => true),
      }),
    } as any,
    observations: new Observations({
      aws: { clients: () => api.bench.clients() },
      cache: memory(),
    }),
    maxDesiredCount: 100,
    showWithoutConsent: false,
  });
  const { state, problems } = await service.read(
    api.entityRef,
    credentials,
    () => {},
  );
  return [
    `the card says ${state}`,
    ...problems.map(({ message }) => message),
  ].join('; ');
}

function memory(): CacheService {
  const values = new Map<string, JsonValue>();
  const cache: CacheService = {
    get: async <T extends JsonValue>(key: string) =>
      values.get(key) as T | undefined,
    set: async (key, value) => {
      values.set(key, value);
    },
    delete: async key => {
      values.delete(key);
    },
    withOptions: () => cache,
  };
  return cache;
}
