import { isStackKind, STACK_KINDS, stackFacts } from './stackKinds';

describe('isStackKind', () => {
  it.each([
    ['public-api', true],
    ['cluster', true],
    ['worker', false],
    ['toString', false],
    [undefined, false],
  ])('%s: %s', (text, isKind) => {
    expect(isStackKind(text)).toBe(isKind);
  });
});

describe('stackFacts', () => {
  it('returns the facts of a kind', () => {
    expect(stackFacts('vpc')).toBe(STACK_KINDS.vpc);
  });

  it('returns nothing without a kind', () => {
    expect(stackFacts(undefined)).toBeUndefined();
  });
});
