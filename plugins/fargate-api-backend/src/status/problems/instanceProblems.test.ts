import { instanceProblems } from './instanceProblems';

describe('instanceProblems', () => {
  const of = (
    registered: number | undefined,
    { desired = 2, running = 2, state = 'completed' } = {},
  ) =>
    instanceProblems({
      service: { value: { desired, running, rollout: { state } } },
      instances:
        registered === undefined
          ? undefined
          : { value: { registered, healthy: registered } },
    } as any).map(({ severity, kind, facts }) => [severity, kind, facts]);

  it('is an error that no running task is registered', () => {
    expect(of(0)).toEqual([['error', 'instances-none', {}]]);
  });

  it('is a warning that some are not', () => {
    expect(of(1)).toEqual([
      ['warning', 'instances-missing', { missing: 1, running: 2 }],
    ]);
  });

  it.each<[string, unknown[]]>([
    ['where all are registered', of(2)],
    ['without Cloud Map', of(undefined)],
    ['while tasks start', of(0, { running: 0 })],
    ['while a deployment replaces tasks', of(0, { state: 'in-progress' })],
    ['of tasks that are to end', of(1, { desired: 1 })],
    ['where the service could not be read', instanceProblems({ service: {} })],
  ])('is nothing %s', (_, problems) => {
    expect(problems).toEqual([]);
  });
});
