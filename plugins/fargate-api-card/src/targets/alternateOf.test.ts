import { targetGroup } from '../../dev/fixtures/change';
import { alternateOf } from './alternateOf';

const blue = targetGroup('blue', []);
const green = { ...targetGroup('green', []), alternateOf: 'blue' };
const admin = targetGroup('admin', []);

describe('alternateOf', () => {
  it.each([
    ['blue', blue, green],
    ['green', green, blue],
    ['admin', admin, undefined],
  ])('of %s', (_, group, partner) => {
    expect(alternateOf(group, [admin, blue, green])).toBe(partner);
  });
});
