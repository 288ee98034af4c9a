import { targetGroup } from '../../dev/fixtures/change';
import { partnerOf } from './partnerOf';

const blue = targetGroup('blue', []);
const green = { ...targetGroup('green', []), alternateOf: 'blue' };
const admin = targetGroup('admin', []);

describe('partnerOf', () => {
  it.each([
    ['blue', blue, green],
    ['green', green, blue],
    ['admin', admin, undefined],
  ])('of %s', (_, group, partner) => {
    expect(partnerOf(group, [admin, blue, green])).toBe(partner);
  });
});
