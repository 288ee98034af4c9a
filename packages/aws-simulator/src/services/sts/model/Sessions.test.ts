import { VirtualClock } from '../../../clock/VirtualClock';
import { World } from '../../../world/World';
import { Sessions } from './Sessions';
import { accountOfSessionKey } from './sessionKey';

const role = {
  roleArn: 'arn:aws:iam::012345678901:role/deployer',
  sessionName: 'backstage',
  seconds: 900,
};

function sessions(clock: VirtualClock, accountId = '012345678901') {
  return new World(clock, 1).account(accountId).service(Sessions);
}

describe('Sessions', () => {
  it('end in virtual time', () => {
    const clock = new VirtualClock({ speed: 'manual' });
    expect(sessions(clock).open(role)).toMatchObject({
      expiration: new Date('2026-01-01T00:15:00Z'),
      clientExpiration: new Date('2026-01-01T00:15:00Z'),
    });
  });

  it('last as long as their clients think when virtual time runs faster', () => {
    jest.useFakeTimers({ now: new Date('2030-05-01T12:00:00Z') });
    const clock = new VirtualClock({ speed: 60 });
    const session = sessions(clock).open(role);
    expect(session.clientExpiration).toEqual(new Date('2030-05-01T12:15:00Z'));

    expect(session.expiration).toEqual(new Date('2030-05-02T03:00:00Z'));
    clock.stop();
    jest.useRealTimers();
  });

  it('have a key from which their account can be read', () => {
    const clock = new VirtualClock({ speed: 'manual' });
    for (const accountId of ['012345678901', '999999999999']) {
      const { accessKeyId } = sessions(clock, accountId).open(role);
      expect(accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
      expect(accountOfSessionKey(accessKeyId)).toBe(accountId);
    }
    expect(accountOfSessionKey('AKIAIOSFODNN7EXAMPLE')).toBeUndefined();
  });

  it('of the same role have the same role id', () => {
    const clock = new VirtualClock({ speed: 'manual' });
    const state = sessions(clock);
    const roleId = (options: object) =>
      state
        .open({ ...role, ...options })
        .principal.session.userId.split(':')[0];
    const one = roleId({});
    const two = roleId({ sessionName: 'x' });
    const other = roleId({ roleArn: 'arn:aws:iam::012345678901:role/y' });
    expect(two).toBe(one);
    expect(other).not.toBe(one);
  });
});
