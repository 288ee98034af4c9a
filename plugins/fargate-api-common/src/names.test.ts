import { MAX_NAME_LENGTH, nameProblem } from './names';

describe('nameProblem', () => {
  it.each([
    'a',
    'orders',
    'orders-api-2',
    'a1',
    `a${'b'.repeat(MAX_NAME_LENGTH - 1)}`,
  ])('takes %s', name => {
    expect(nameProblem(name)).toBeUndefined();
  });

  it.each([
    ['', 'empty'],
    ['Orders', 'characters'],
    ['orders api', 'characters'],
    ['orders_api', 'characters'],
    ['orders.api', 'characters'],
    ['örders', 'characters'],
    ['orders\n', 'characters'],
    ['1orders', 'start'],
    ['-orders', 'start'],
    ['orders-', 'hyphens'],
    ['orders--api', 'hyphens'],
    [`a${'b'.repeat(MAX_NAME_LENGTH)}`, 'too-long'],
  ])('refuses %j: %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });
});
