import { holdOf } from './hold';

const hold = (value: string) => holdOf([{ key: 'fargate-api:hold', value }]);

describe('holdOf', () => {
  it.each([
    [
      'since when and by whom',
      '2026-11-29T13:00:00Z user:default/ann',
      { since: '2026-11-29T13:00:00.000Z', by: 'user:default/ann' },
    ],
    [
      'since when',
      '2026-11-29T13:00:00Z',
      { since: '2026-11-29T13:00:00.000Z' },
    ],
    ['only that it holds', 'incident 4711', {}],
    ['nothing of an empty tag', '', undefined],
  ])('tells %s', (_, value, expected) => {
    expect(hold(value)).toEqual(expected);
  });

  it('tells nothing without the tag', () => {
    expect(holdOf([{ key: 'other', value: 'x' }])).toBeUndefined();
    expect(holdOf(undefined)).toBeUndefined();
  });
});
