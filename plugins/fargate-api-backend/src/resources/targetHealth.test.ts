import { toTargetStatus } from './targetHealth';

describe('toTargetStatus', () => {
  it.each([
    ['healthy', 'healthy'],
    ['unhealthy.draining', 'draining'],
    ['something-new', 'unavailable'],
  ])('maps %s to %s', (State, state) => {
    expect(
      toTargetStatus({
        Target: { Id: '10.0.0.1', Port: 80 },
        TargetHealth: { State: State as 'healthy' },
      }),
    ).toMatchObject({ address: '10.0.0.1:80', state });
  });
});
