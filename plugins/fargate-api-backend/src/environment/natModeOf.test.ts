import { natModeOf } from './natModeOf';

describe('natModeOf', () => {
  it.each([
    [0, 2, 'none'],
    [0, 0, 'none'],
    [1, 1, 'single'],
    [1, 3, 'single'],
    [2, 2, 'per-zone'],
    [3, 3, 'per-zone'],
    [2, 3, 'other'],
    [4, 3, 'other'],
  ])('with %d NAT gateways in %d zones is %s', (gateways, zones, mode) => {
    expect(natModeOf(gateways, zones)).toBe(mode);
  });
});
