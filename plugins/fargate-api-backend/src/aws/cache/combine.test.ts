import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { allOf, andThen } from './combine';

const EARLY = '2026-01-01T00:00:00.000Z';
const LATE = '2026-01-01T00:00:01.000Z';
const denied = { reason: 'denied', message: 'no' } as const;
const gone = { reason: 'not-found', message: 'gone' } as const;

describe('andThen', () => {
  const then = (first: Observed<number>, second: Observed<string>) =>
    andThen(first, () => second);

  it.each<[string, Observed<number>, Observed<string>, Observed<string>]>([
    [
      'as old as the first',
      { value: 1, observedAt: EARLY },
      { value: 'a', observedAt: LATE },
      { value: 'a', observedAt: EARLY },
    ],
    [
      'as old as the second',
      { value: 1, observedAt: LATE },
      { value: 'a', observedAt: EARLY },
      { value: 'a', observedAt: EARLY },
    ],
    [
      'as old as the only one that was read',
      { value: 1 },
      { value: 'a', observedAt: LATE },
      { value: 'a', observedAt: LATE },
    ],
    [
      'outdated like the first',
      { value: 1, observedAt: EARLY, failure: denied },
      { value: 'a' },
      { value: 'a', observedAt: EARLY, failure: denied },
    ],
    [
      'missing for the reason of the second',
      { value: 1, observedAt: EARLY, failure: denied },
      { failure: gone },
      { failure: gone },
    ],
    ['empty like the second', { value: 1, observedAt: EARLY }, {}, {}],
    ['falsy', { value: 0 }, { value: '' }, { value: '' }],
  ])('returns a value that is %s', async (_, first, second, expected) => {
    expect(await then(first, second)).toStrictEqual(expected);
  });

  it.each<[Observed<number>]>([[{}], [{ failure: denied }]])(
    'reads nothing after %j, and passes it on',
    async first => {
      const next = jest.fn();
      expect(await andThen(first, next)).toStrictEqual(first);
      expect(next).not.toHaveBeenCalled();
    },
  );
});

describe('allOf', () => {
  it.each<[string, Observed<number>[], Observed<number[]>]>([
    ['nothing', [], { value: [] }],
    [
      'all values, as old as the oldest',
      [
        { value: 0, observedAt: LATE },
        { value: 2, observedAt: EARLY },
        { value: 3 },
      ],
      { value: [0, 2, 3], observedAt: EARLY },
    ],
    [
      'all values, with the first failure',
      [
        { value: 1 },
        { value: 2, failure: gone },
        { value: 3, failure: denied },
      ],
      { value: [1, 2, 3], failure: gone },
    ],
    [
      'only the failure without one of them',
      [{ value: 1, observedAt: EARLY }, { failure: denied }],
      { failure: denied },
    ],
  ])('combines %s', (_, parts, expected) => {
    expect(allOf(parts)).toStrictEqual(expected);
  });
});
