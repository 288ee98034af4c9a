import { parseServiceTags } from './parseServiceTags';

describe('parseServiceTags', () => {
  it.each([
    ['component=shop', [['component', 'shop']]],
    [
      'component=shop,environment=prod',
      [
        ['component', 'shop'],
        ['environment', 'prod'],
      ],
    ],
    [
      ' component = shop , team:name = a b ',
      [
        ['component', 'shop'],
        ['team:name', 'a b'],
      ],
    ],
    ['empty=', [['empty', '']]],
    ['equation=a=b', [['equation', 'a=b']]],
  ])('reads %j', (annotation, tags) => {
    expect(parseServiceTags(annotation)).toEqual(
      tags.map(([key, value]) => ({ key, value })),
    );
  });

  it.each([
    ['', 'contains "", which is not key=value'],
    ['component', 'contains "component", which is not key=value'],
    ['=shop', 'contains "=shop", which is not key=value'],
    ['component=shop,', 'contains "", which is not key=value'],
    ['a=1,b=2,a=3', 'names the tag a twice'],
    [`${'k'.repeat(129)}=v`, 'contains a key of more than 128'],
    [`k=${'v'.repeat(257)}`, 'or a value of more than 256'],
    [
      Array.from({ length: 51 }, (_, i) => `k${i}=v`).join(),
      'names more than 50 tags',
    ],
  ])('refuses %j', (annotation, problem) => {
    expect(() => parseServiceTags(annotation)).toThrow(problem);
  });
});
