import { ServiceSnapshot } from '../diagnosis/ServiceEvidence';
import { targetHealth } from '../rollout/targetHealth';
import { verdictOf } from './verify';

const snapshot = (change: Partial<ServiceSnapshot> = {}): ServiceSnapshot => ({
  desired: 2,
  running: 2,
  pending: 0,
  old: 0,
  rolloutState: 'COMPLETED',
  taskDefinition: 'orders:2',
  targets: [{ state: 'healthy' }, { state: 'healthy' }],
  ...change,
});

describe('verdictOf', () => {
  it.each<[string, Partial<ServiceSnapshot>, string]>([
    ['all healthy', {}, 'healthy'],
    ['scaled to zero', { desired: 0, running: 0, targets: [] }, 'healthy'],
    ['rolling out', { rolloutState: 'IN_PROGRESS' }, 'wait'],
    [
      'a target that is not healthy yet',
      { targets: [{ state: 'healthy' }, { state: 'initial' }] },
      'wait',
    ],
    ['autoscaling raising the count', { desired: 3 }, 'wait'],
    ['a failed rollout', { rolloutState: 'FAILED' }, 'failed'],
    [
      'ECS back at the old task definition',
      { taskDefinition: 'orders:1' },
      'rolled-back',
    ],
  ])('%s', (_, change, verdict) => {
    expect(verdictOf(snapshot(change), 'orders:2', targetHealth)).toBe(verdict);
  });
});
