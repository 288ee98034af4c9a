import { toRunningTasks, toStoppedTasks } from './tasks';

const account = 'eu-west-1:123456789012';
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

describe('toStoppedTasks', () => {
  it('returns the ten newest tasks, a stopping task first', () => {
    const tasks = Array.from({ length: 12 }, (_, i) => ({
      taskArn: `arn:aws:ecs:${account}:task/dev/${i}`,
      stoppedAt: i === 3 ? undefined : at(i),
    }));
    expect(toStoppedTasks(tasks).map(({ id }) => id)).toEqual([
      '3',
      '11',
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '2',
    ]);
  });
});

describe('toRunningTasks', () => {
  const task = (id: string, overrides: object = {}) => ({
    taskArn: `arn:aws:ecs:${account}:task/dev/${id}`,
    taskDefinitionArn: `arn:aws:ecs:${account}:task-definition/orders:2`,
    lastStatus: 'RUNNING',
    ...overrides,
  });

  it('returns the oldest task first', () => {
    const tasks = [
      task('new', { createdAt: at(2) }),
      task('old', { createdAt: at(1) }),
      task('unknown'),
    ];
    expect(toRunningTasks(tasks).map(({ id }) => id)).toEqual([
      'unknown',
      'old',
      'new',
    ]);
  });

  it.each([
    ['HEALTHY', 'healthy'],
    ['UNHEALTHY', 'unhealthy'],
    ['UNKNOWN', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('maps the health status %s to %s', (healthStatus, health) => {
    const [running] = toRunningTasks([
      task('a', { healthStatus, startedAt: at(3), availabilityZone: 'zone' }),
    ]);
    expect(running).toEqual({
      id: 'a',
      state: 'RUNNING',
      health,
      availabilityZone: 'zone',
      startedAt: '2026-01-01T00:03:00.000Z',
      taskDefinition: 'orders:2',
    });
  });
});
