import { parseExpression } from './expression';

const valueOf = (text: string, values: Record<string, number>) =>
  parseExpression(text)?.(id => values[id]);

describe('an expression of metric math', () => {
  it.each<[string, number | undefined]>([
    ['(errors / requests) * 100', 25],
    ['errors + 2 * requests - 1', 17],
    ['-errors + 2 ^ 3', 6],
    ['errors - 1 - 1', 0],
    ['errors / (requests - 8)', undefined],
    ['errors / other', undefined],
  ])('%s', (text, value) => {
    expect(valueOf(text, { errors: 2, requests: 8 })).toBe(value);
  });

  it.each([
    'SUM(METRICS())',
    'IF(errors > 1, 1, 0)',
    'fill(errors, 0)',
    '(errors',
    'errors requests',
    'errors +',
    '',
  ])('does not read %p', text => {
    expect(parseExpression(text)).toBeUndefined();
  });
});
