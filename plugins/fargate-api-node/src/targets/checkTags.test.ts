import { checkTags } from './checkTags';

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));

describe('checkTags', () => {
  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['an empty value', { a: '' }],
    ['what AWS allows', { 'Kosten stelle_.:/=+-@1': 'ä b_.:/=+-@2' }],
    ['the longest', { ['k'.repeat(128)]: 'v'.repeat(256) }],
    ['the most', many(45)],
    ['a key that only contains a reserved one', { 'my-aws:x': '1', awsx: '' }],
  ])('accepts %s', (_, tags) => {
    expect(() => checkTags('tags', tags)).not.toThrow();
  });

  const key = (text: string) =>
    `tags: "${text}" is not the key of a tag: 1 to 128 letters, digits, spaces and _ . : / = + - @`;
  const value = (text: string) =>
    `tags: the value of ${text} must be at most 256 letters, digits, spaces and _ . : / = + - @`;
  const reserved = (text: string) =>
    `tags: "${text}" cannot be set: keys with aws: and fargate-api: are reserved.`;

  it.each<[string, Record<string, string>, string]>([
    ['too many', many(46), 'tags: at most 45 tags, not 46.'],
    ['a key of AWS', { 'aws:x': '' }, reserved('aws:x')],
    ['one in capitals', { 'AWS:x': '' }, reserved('AWS:x')],
    ['one of the portal', { 'fargate-api:a': '' }, reserved('fargate-api:a')],
    ['an empty key', { '': 'v' }, key('')],
    ['a long key', { ['k'.repeat(129)]: '' }, key('k'.repeat(129))],
    ['a key with ;', { 'a;b': '' }, key('a;b')],
    ['a key that ends with ;', { 'ab;': '' }, key('ab;')],
    ['a key that begins with ;', { ';ab': '' }, key(';ab')],
    ['a long value', { a: 'v'.repeat(257) }, value('a')],
    ['a value with #', { a: '1#2' }, value('a')],
    ...[
      [' a', ''],
      ['a ', ''],
      ['a', ' b'],
      ['a', 'b\u00a0'],
    ].map(([name, text]): [string, Record<string, string>, string] => [
      `an outer space in "${name}" or "${text}"`,
      { [name]: text },
      `tags: the tag "${name}" must not begin or end with a space, nor its value.`,
    ]),
    ['the second of two', { a: '', b: '#' }, value('b')],
  ])('rejects %s', (_, tags, message) => {
    expect(() => checkTags('tags', tags)).toThrow(
      expect.objectContaining({ name: 'InputError', message }),
    );
  });
});
