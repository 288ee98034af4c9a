import { mockServices } from '@backstage/backend-test-utils';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ObservationContext, Observations } from '../aws';

/** When the values were read. */
export const OBSERVED_AT = '2026-01-01T00:00:00.000Z';

/** A context that reads from the given clients, without a cache. */
export function observationContext(
  clients: Partial<Record<keyof FargateClients, { send: jest.Mock }>>,
): ObservationContext {
  const cache = mockServices.cache.mock();
  cache.withOptions.mockReturnValue(cache);
  const all = { ...clients, now: () => new Date(OBSERVED_AT) };
  return {
    observations: new Observations({
      aws: { clients: async () => all as unknown as FargateClients },
      cache,
    }),
    target: { name: 'dev', accountId: '123456789012', region: 'eu-west-1' },
  };
}
