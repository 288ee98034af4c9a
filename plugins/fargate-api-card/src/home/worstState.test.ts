import { FargateApiState } from '@fargate-api/backstage-plugin-fargate-api-common';
import { healthy } from '../../dev/fixtures/healthy';
import { worstState } from './worstState';

it.each<[string, (FargateApiState | undefined)[], number, string]>([
  ['the only one', ['healthy'], 0, 'healthy'],
  ['down before degraded', ['healthy', 'degraded', 'down'], 0, 'down'],
  ['degraded before a rollout', ['rolling-out', 'degraded'], 0, 'degraded'],
  ['unread before healthy', ['healthy', undefined], 0, 'unknown'],
  ['a rollout before healthy', ['healthy', 'rolling-out'], 0, 'rolling-out'],
  ['healthy before one that sleeps', ['asleep', 'healthy'], 0, 'healthy'],
  ['outdated after five minutes', ['healthy', 'healthy'], 300_000, 'stale'],
  ['unread if there is none', [], 0, 'unknown'],
  ['unread if it is new', ['frozen' as never], 0, 'unknown'],
])('is %s', (_, states, elapsed, worst) => {
  const statuses = states.map(state => state && { ...healthy, state });
  expect(worstState(statuses, elapsed)).toBe(worst);
});
