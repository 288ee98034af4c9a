import {
  deleted,
  impaired,
  old,
  outdated,
  ready,
  unread,
} from '../../dev/fixtures/environments';
import { environmentStateOf } from './environmentStateOf';

const clusterIs = (status: string) => ({
  ...ready,
  cluster: {
    ...ready.cluster,
    value: { ...ready.cluster.value!, status },
  },
});

describe('environmentStateOf', () => {
  it.each([
    ['ready', 'there are no problems', ready, 0],
    [
      'ready',
      'there is only a warning',
      {
        ...ready,
        problems: [
          {
            severity: 'warning',
            kind: 'tasks-missing',
            facts: {},
            message: '',
          },
        ],
      },
      0,
    ],
    ['ready', '4 min old', old, 0],
    ['degraded', 'there is an error', impaired, 0],
    ['degraded', 'the cluster is being created', clusterIs('PROVISIONING'), 0],
    ['stale', '20 min old by AWS', outdated, 0],
    ['stale', '15 min old by the browser', ready, 15 * 60_000],
    ['gone', 'ECS has no such cluster', deleted, 0],
    ['gone', 'the cluster was deleted', clusterIs('INACTIVE'), 0],
    ['unknown', 'the cluster could not be read', unread, 0],
  ] as const)('is %s when %s', (expected, _, status, elapsed) => {
    expect(
      environmentStateOf(
        { ...status, problems: [...status.problems] },
        elapsed,
      ),
    ).toBe(expected);
  });
});
