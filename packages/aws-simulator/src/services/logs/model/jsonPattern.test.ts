import { jsonPattern } from './jsonPattern';

const LINE = JSON.stringify({
  level: 'error',
  status: 503,
  ok: false,
  user: null,
  tags: [{ name: 'a' }],
  'two-words': 1,
});

describe('a pattern of JSON', () => {
  it.each([
    ['{ $.level = "error" }', true],
    ['{ $.level = error }', true],
    ['{$.level="err*"}', true],
    ['{ $.level = "info" }', false],
    ['{ $.level != "info" }', true],
    ['{ $.missing != "info" }', false],
    ['{ $.status = 503 }', true],
    ['{ $.status = 5* }', false],
    ['{ $.status >= 500 && $.status < 600 }', true],
    ['{ $.status < 500 || $.level = "error" }', true],
    ['{ $.status < 500 || $.level = "error" && $.ok IS TRUE }', false],
    ['{ ($.status < 500 || $.level = "error") && $.ok IS FALSE }', true],
    ['{ $.user IS NULL }', true],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.user NOT EXISTS }', false],
    ['{ $.tags[0].name = "a" }', true],
    ["{ $.['two-words'] = 1 }", true],
  ])('%s', (pattern, expected) => {
    expect(jsonPattern(pattern)(LINE)).toBe(expected);
  });

  it('matches no line that is not a document', () => {
    const matches = jsonPattern('{ $.a NOT EXISTS }');
    expect(['error', '5', '', '{'].map(matches)).toEqual(Array(4).fill(false));
  });

  it.each([
    '{',
    '{ }',
    '{ a = 1 }',
    '{ $.a ~ 1 }',
    '{ $.a > b }',
    '{ $.a = 1 } x',
  ])('is not %s', pattern => {
    expect(() => jsonPattern(pattern)).toThrow('Invalid filter pattern');
  });
});
