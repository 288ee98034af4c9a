import { describeService } from './describeService';
import { ServiceSnapshot } from './ServiceEvidence';

const healthy = { state: 'healthy' };
const initial = { state: 'initial' };

describe('describeService', () => {
  it.each<[string, Partial<ServiceSnapshot>, string]>([
    ['nothing yet', {}, 'none running'],
    ['first tasks', { pending: 2 }, '2 started: pulling nginx:1'],
    [
      'tasks whose targets are looked at',
      { running: 2, targets: [initial, initial] },
      '2 running · targets 0 healthy, 2 initial',
    ],
    [
      'new tasks beside old ones',
      { running: 3, pending: 1, old: 2, targets: [healthy, healthy, initial] },
      '1 new running, 1 new starting, 2 old still running · targets 2 healthy, 1 initial',
    ],
    [
      'old tasks that are still to go',
      { running: 4, old: 2, targets: [healthy, healthy, healthy, healthy] },
      '2 new running, 2 old still running · targets 4 healthy',
    ],
    ['only old tasks', { running: 2, old: 2 }, '2 old still running'],
  ])('tells of %s', (_, change, line) => {
    const snapshot = {
      desired: 2,
      running: 0,
      pending: 0,
      old: 0,
      targets: [],
    };
    expect(
      describeService({ ...snapshot, ...change }, 'nginx:1', 'targets'),
    ).toBe(line);
  });
});
