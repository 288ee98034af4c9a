import { VirtualClock } from '../clock/VirtualClock';
import { Account, Region, World } from './World';

class Queues {
  readonly names: string[] = [];

  constructor(readonly region: Region) {}
}

class Users {
  constructor(readonly account: Account) {}
}

describe('World', () => {
  let clock: VirtualClock;
  let world: World;

  beforeEach(() => {
    clock = new VirtualClock({ speed: 'manual' });
    world = new World(clock, 1);
  });

  it('keeps accounts and regions apart', () => {
    const region = world.account('111122223333').region('eu-west-1');
    region.service(Queues).names.push('a');

    const again = world.account('111122223333').region('eu-west-1');
    expect(again.service(Queues).names).toEqual(['a']);
    for (const other of [
      world.account('111122223333').region('eu-west-2'),
      world.account('444455556666').region('eu-west-1'),
    ]) {
      expect(other.service(Queues).names).toEqual([]);
    }
  });

  it('has one state of a global service in an account', () => {
    const account = world.account('111122223333');
    expect(account.service(Users)).toBe(account.service(Users));
    expect(account.service(Users).account).toBe(account);
  });

  it('knows which accounts and regions were touched', () => {
    world.account('111122223333').region('eu-west-1');
    expect(world.accounts().map(({ id }) => id)).toEqual(['111122223333']);
    expect(
      world
        .account('111122223333')
        .regions()
        .map(({ name }) => name),
    ).toEqual(['eu-west-1']);
  });

  it.each([
    ['eu-west-1', 'arn:aws:ecs:eu-west-1:111122223333:cluster/a'],
    ['cn-north-1', 'arn:aws-cn:ecs:cn-north-1:111122223333:cluster/a'],
    [
      'us-gov-west-1',
      'arn:aws-us-gov:ecs:us-gov-west-1:111122223333:cluster/a',
    ],
  ])('names things in the partition of %s', (region, arn) => {
    expect(
      world.account('111122223333').region(region).arn('ecs', 'cluster/a'),
    ).toBe(arn);
  });

  it.each([
    ['us-gov-west-1', 'amazonaws.com'],
    ['cn-north-1', 'amazonaws.com.cn'],
  ])('has hosts in the domain of the partition of %s', (region, domain) => {
    expect(world.account('111122223333').region(region).dnsSuffix).toBe(domain);
  });

  it('tells of changes once, however many were made together', async () => {
    const region = world.account('111122223333').region('eu-west-1');
    const listener = jest.fn();
    region.onChange(listener);
    region.changed();
    region.changed();
    expect(listener).not.toHaveBeenCalled();
    await clock.advance(0);
    expect(listener).toHaveBeenCalledTimes(1);

    region.changed();
    await clock.advance(0);
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
