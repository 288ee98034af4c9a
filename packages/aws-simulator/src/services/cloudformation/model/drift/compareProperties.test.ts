import { compareProperties } from './compareProperties';

it.each<[unknown, unknown]>([
  ['a', 'a'],
  [80, '80'],
  ['1.0', 1],
  [true, 'true'],
  [{ A: 1 }, { A: 1, B: 'default' }],
  [
    ['a', 'b'],
    ['b', 'a'],
  ],
  [[{ Key: 'a', Value: '1' }], [{ Value: '1', Key: 'a', Extra: true }]],
  ['web', 'arn:aws:ecs:eu-west-1:123456789012:cluster/web'],
  ['arn:aws:logs:eu-west-1:123456789012:log-group:web', 'web'],
  ['Example.com', 'example.com.'],
  [{ Action: 'sts:AssumeRole' }, { Action: ['sts:AssumeRole'] }],
  ['{"a":1}', { a: 1 }],
  [{ a: 1 }, '{"a":1,"b":2}'],
  [undefined, undefined],
  [[], undefined],
])('%j is %j', (expected, actual) => {
  expect(compareProperties(expected, actual)).toEqual([]);
});

it('takes attributes that the template does not list for defaults', () => {
  const timeout = { Key: 'idle_timeout.timeout_seconds', Value: '30' };
  const other = { Key: 'waf.fail_open.enabled', Value: 'false' };
  const path = '/LoadBalancerAttributes';
  expect(compareProperties([timeout], [other, timeout], path)).toEqual([]);
  expect(
    compareProperties([timeout], [other, { ...timeout, Value: '60' }], path),
  ).toEqual([
    {
      path: '/LoadBalancerAttributes/0/Value',
      expected: '30',
      actual: '60',
      kind: 'NOT_EQUAL',
    },
  ]);
});

it.each<[unknown, unknown, [string, unknown, unknown, string][]]>([
  [2, 3, [['/P', 2, 3, 'NOT_EQUAL']]],
  [
    'web',
    'arn:aws:ecs:x:1:cluster/other-web',
    [['/P', 'web', 'arn:aws:ecs:x:1:cluster/other-web', 'NOT_EQUAL']],
  ],
  ['a', undefined, [['/P', 'a', undefined, 'REMOVE']]],
  [['a'], undefined, [['/P', ['a'], undefined, 'REMOVE']]],
  [
    { A: { B: 1, C: 2 } },
    { A: { B: 2 } },
    [
      ['/P/A/B', 1, 2, 'NOT_EQUAL'],
      ['/P/A/C', 2, undefined, 'REMOVE'],
    ],
  ],
  [['a'], ['a', 'b'], [['/P/1', undefined, 'b', 'ADD']]],
  [['a', 'b'], ['b'], [['/P/0', 'a', undefined, 'REMOVE']]],
  [
    [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
    [
      { Key: 'b', Value: '3' },
      { Key: 'c', Value: '4' },
    ],
    [
      ['/P/0', { Key: 'a', Value: '1' }, undefined, 'REMOVE'],
      ['/P/1/Value', '2', '3', 'NOT_EQUAL'],
      ['/P/1', undefined, { Key: 'c', Value: '4' }, 'ADD'],
    ],
  ],
  ['{"a":1}', '{"a":2}', [['/P/a', 1, 2, 'NOT_EQUAL']]],
])('%j is not %j', (wanted, found, differences) => {
  expect(compareProperties(wanted, found, '/P')).toEqual(
    differences.map(([path, expected, actual, kind]) => ({
      path,
      expected,
      actual,
      kind,
    })),
  );
});
