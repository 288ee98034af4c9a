import { scaleEffect } from './scaleEffect';

describe('scaleEffect', () => {
  it.each([
    [2, 2, { kind: 'unchanged' }],
    [0, 0, { kind: 'unchanged' }],
    [2, 0, { kind: 'zero' }],
    [5, 2, { kind: 'fewer', count: 3 }],
    [0, 1, { kind: 'more', count: 1 }],
  ])('from %d to %d', (from, to, effect) => {
    expect(scaleEffect(from, to)).toEqual(effect);
  });
});
