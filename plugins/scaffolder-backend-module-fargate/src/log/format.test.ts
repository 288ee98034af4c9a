import { formatCount, formatSeconds, listOf } from './format';

it.each([
  [0.4, '0 s'],
  [21, '21 s'],
  [106, '106 s'],
  [134, '2 min 14 s'],
  [362, '6 min 02 s'],
  [7500, '2 h 05 min'],
  [-3, '0 s'],
])('tells %s seconds', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

it.each([
  [9, 27, '[ 9/27]'],
  [4, 4, '[ 4/4 ]'],
  [27, 27, '[27/27]'],
])('tells %s of %s in the same width', (done, total, text) => {
  expect(formatCount(done, total)).toBe(text);
});

it.each([
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('lists %j', (items, text) => {
  expect(listOf(items)).toBe(text);
});
