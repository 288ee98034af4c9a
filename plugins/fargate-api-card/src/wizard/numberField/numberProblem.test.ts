import { english } from '../../__testUtils__/english';
import { numberOf, numberProblem } from './numberProblem';

it.each([
  ['', undefined],
  [' ', undefined],
  ['80', 80],
  [' 80 ', 80],
  ['-1', -1],
  ['8o', null],
  ['1.5', null],
  ['1e3', null],
])('reads %j as %j', (text, value) => {
  expect(numberOf(text)).toBe(value);
});

describe('a number', () => {
  const port = {
    minimum: 1,
    maximum: 65535,
    errorMessage: 'must be a port from 1 to 65535',
  };

  it.each([
    [undefined, undefined],
    [1, undefined],
    [65535, undefined],
    [0, port.errorMessage],
    [65536, port.errorMessage],
    [null, port.errorMessage],
  ])('%j within limits: %j', (value, problem) => {
    expect(numberProblem(english, value, port)).toBe(problem);
  });

  it.each([
    [5, 4, 'must be at least the minimum number of tasks, 5'],
    [4, 4, undefined],
    [undefined, 4, undefined],
    [5, null, 'must be from 1 to 9'],
  ])('with a least of %j, %j: %j', (least, value, problem) => {
    const title = 'minimum number of tasks';
    expect(
      numberProblem(
        english,
        value,
        { minimum: 1, maximum: 9 },
        { title, value: least },
      ),
    ).toBe(problem);
  });
});
