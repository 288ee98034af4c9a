import { ApiRule, overlapOf, rulesOf } from './ApiRule';

const rule = (text: string): ApiRule => {
  const [host, ...segments] = text.split('/');
  return { host, path: segments.map(one => `/${one}`).join('') };
};

describe('two rules', () => {
  it.each([
    ['a.acme.com', 'a.acme.com', 'same'],
    ['a.acme.com/x', 'a.acme.com/x', 'same'],
    ['a.acme.com', 'a.acme.com/x', 'nested'],
    ['a.acme.com/x', 'a.acme.com/x/y', 'nested'],
    ['a.acme.com/x/y/z', 'a.acme.com/x', 'nested'],
    ['a.acme.com/x', 'a.acme.com/xy', undefined],
    ['a.acme.com/x', 'a.acme.com/y', undefined],
    ['a.acme.com', 'b.acme.com', undefined],
    ['a.acme.com/x', 'b.acme.com/x', undefined],
    ['a.acme.com/X', 'a.acme.com/x', undefined],
  ])('for %s and %s: %s', (one, other, overlap) => {
    expect(overlapOf(rule(one), rule(other))).toBe(overlap);
    expect(overlapOf(rule(other), rule(one))).toBe(overlap);
  });
});

describe('a rule of a listener', () => {
  const host = (...Values: string[]) => ({
    Field: 'host-header',
    HostHeaderConfig: { Values },
    Values,
  });
  const path = (...Values: string[]) => ({ Field: 'path-pattern', Values });

  it.each([
    [[host('a.acme.com')], ['a.acme.com']],
    [[host('A.acme.com', 'b.acme.com')], ['a.acme.com', 'b.acme.com']],
    [[host('a.acme.com'), path('/x', '/x/*')], ['a.acme.com/x']],
    [
      [host('a.acme.com'), path('/x/*', '/y')],
      ['a.acme.com/x', 'a.acme.com/y'],
    ],
    [[host('a.acme.com'), path('/*')], ['a.acme.com']],
    [[path('/x')], []],
  ])('with %j is for %j', (Conditions, expected) => {
    expect(rulesOf({ Conditions })).toEqual(expected.map(rule));
  });
});
