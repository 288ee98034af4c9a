import { decide, PolicySet } from './decide';
import { PolicyDocument, Statement } from '../../rights/PolicyDocument';
import { RequestContext } from './RequestContext';

const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/main/orders';

const policy = (
  Effect: Statement['Effect'],
  rest: Partial<Statement> = {},
): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: { Effect, Action: 'ecs:UpdateService', Resource: '*', ...rest },
});

const decided = (
  policies: Partial<PolicySet>,
  context: Record<string, string | string[]> = {},
) =>
  decide(
    {
      action: 'ecs:UpdateService',
      resource: SERVICE,
      context: new RequestContext(context),
    },
    { identity: [], session: [], ...policies },
  );

/** Whether one statement allows the request. */
const allows = (
  statement: Partial<Statement>,
  context?: Record<string, string | string[]>,
) => decided({ identity: [policy('Allow', statement)] }, context) === undefined;

describe('decide', () => {
  const allow = policy('Allow');
  const deny = policy('Deny');
  const other = policy('Allow', { Action: 'ecs:StopTask' });

  it.each<[string, Partial<PolicySet>, ReturnType<typeof decided>]>([
    ['no policy', {}, { explicit: false, by: 'identity-based policy' }],
    ['an allowing policy', { identity: [allow] }, undefined],
    [
      'a denial beside it',
      { identity: [allow, deny] },
      { explicit: true, by: 'identity-based policy' },
    ],
    ['a boundary too', { identity: [allow], boundary: allow }, undefined],
    [
      'a boundary alone',
      { boundary: allow },
      { explicit: false, by: 'identity-based policy' },
    ],
    [
      'a boundary that is silent',
      { identity: [allow], boundary: other },
      { explicit: false, by: 'permissions boundary' },
    ],
    [
      'a boundary that denies',
      { identity: [allow], boundary: deny },
      { explicit: true, by: 'permissions boundary' },
    ],
    [
      'session policies of which one allows',
      { identity: [allow], session: [other, allow] },
      undefined,
    ],
    [
      'session policies that are silent',
      { identity: [allow], session: [other] },
      { explicit: false, by: 'session policy' },
    ],
    [
      'a denial by the session and silence before it',
      { boundary: other, session: [deny] },
      { explicit: true, by: 'session policy' },
    ],
  ])('with %s', (_, policies, expected) => {
    expect(decided(policies)).toEqual(expected);
  });
});

describe('a statement is for', () => {
  it.each<[boolean, Partial<Statement>]>([
    [true, { Action: '*' }],
    [true, { Action: ['ecs:StopTask', 'ECS:update*'] }],
    [true, { Action: 'ecs:UpdateServic?' }],
    [false, { Action: 'ecs:UpdateServices?' }],
    [false, { Action: 'ecs:Update' }],
    [false, { Action: undefined, NotAction: ['ecs:Update*'] }],
    [true, { Action: undefined, NotAction: 'iam:*' }],
    [true, { Resource: SERVICE }],
    [true, { Resource: 'arn:aws:ecs:*:123456789012:service/*' }],
    [true, { Resource: ['arn:aws:ecs:*:*:cluster/*', SERVICE] }],
    [false, { Resource: 'arn:aws:ecs:*:service/main/orders' }],
    [false, { Resource: 'arn:aws:ecs:eu-west-1:999999999999:service/*' }],
    [false, { Resource: 'arn:aws:ecs:eu-west-1:123456789012:service/main' }],
    [false, { Resource: undefined, NotResource: 'arn:aws:ecs:*:*:service/*' }],
    [true, { Resource: undefined, NotResource: 'arn:aws:ecs:*:*:task/*' }],
  ])('the request: %s, %j', (expected, statement) => {
    expect(allows(statement)).toBe(expected);
  });

  it.each<[boolean, string, Record<string, string | string[]>]>([
    [
      true,
      '*:service/${aws:PrincipalTag/cluster}/orders',
      { 'aws:PrincipalTag/cluster': 'main' },
    ],
    [
      true,
      '*:service/${AWS:principaltag/CLUSTER}/*',
      { 'aws:PrincipalTag/cluster': 'main' },
    ],
    [false, '*:service/${aws:PrincipalTag/cluster}/*', {}],
    [
      false,
      '*:service/${aws:PrincipalTag/cluster}/*',
      { 'aws:PrincipalTag/cluster': '*' },
    ],
    [true, "*:service/${aws:PrincipalTag/cluster, 'main'}/*", {}],
    [false, '*:service/${*}', {}],
  ])('a resource named by variables: %s, %s, %j', (expected, end, context) => {
    const [, rest] = end.split('*:');
    expect(allows({ Resource: `arn:aws:ecs:*:*:${rest}` }, context)).toBe(
      expected,
    );
  });
});

describe('a condition', () => {
  it.each<[boolean, string, string | string[], string | string[] | undefined]>([
    [true, 'StringEquals', 'a', 'a'],
    [false, 'StringEquals', 'A', 'a'],
    [true, 'StringEquals', ['b', 'a'], 'a'],
    [false, 'StringEquals', 'a*', 'ab'],
    [false, 'StringEquals', 'a', undefined],
    [true, 'StringEqualsIfExists', 'a', undefined],
    [false, 'StringEqualsIfExists', 'a', 'b'],
    [true, 'StringEqualsIgnoreCase', 'A', 'a'],
    [true, 'StringNotEquals', 'a', 'b'],
    [false, 'StringNotEquals', ['b', 'a'], 'a'],
    [true, 'StringNotEquals', 'a', undefined],
    [true, 'StringLike', 'a*', 'ab'],
    [false, 'StringLike', 'a?', 'abc'],
    [false, 'StringNotLike', 'a*', 'ab'],
    [true, 'ArnLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::1:role/a/b'],
    [true, 'ArnEquals', 'arn:aws:iam::*:role/*', 'arn:aws:iam::1:role/a'],
    [false, 'ArnLike', 'arn:aws:iam:*:role/a', 'arn:aws:iam::1:role/a'],
    [true, 'ArnNotLike', 'arn:aws:iam::1:role/b', 'arn:aws:iam::1:role/a'],
    [true, 'Bool', 'true', 'true'],
    [false, 'Bool', 'false', 'true'],
    [true, 'BoolIfExists', 'false', undefined],
    [true, 'Null', 'true', undefined],
    [false, 'Null', 'false', undefined],
    [true, 'Null', 'false', ''],
    [true, 'NumericLessThan', '10', '9'],
    [false, 'NumericGreaterThanEquals', '10', '9'],
    [true, 'NumericEquals', '10', '10.0'],
    [true, 'DateLessThan', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'],
    [true, 'DateGreaterThan', '0', '2026-01-01T00:00:00Z'],
    [true, 'IpAddress', '127.0.0.0/8', '127.0.0.1'],
    [false, 'IpAddress', ['10.0.0.0/8', '::1/128'], '127.0.0.1'],
    [true, 'IpAddress', 'fd00::/8', 'fd00::1'],
    [true, 'NotIpAddress', '10.0.0.0/8', '127.0.0.1'],
    [true, 'ForAllValues:StringEquals', ['a', 'b'], ['a']],
    [false, 'ForAllValues:StringEquals', ['a', 'b'], ['a', 'c']],
    [true, 'ForAllValues:StringEquals', 'a', undefined],
    [true, 'ForAllValues:StringEquals', 'a', []],
    [true, 'ForAnyValue:StringEquals', ['a', 'b'], ['a', 'c']],
    [false, 'ForAnyValue:StringEquals', 'b', ['a', 'c']],
    [false, 'ForAnyValue:StringEquals', 'a', undefined],
    [true, 'ForAnyValue:StringEqualsIfExists', 'a', undefined],
    [true, 'ForAllValues:StringNotLike', 'x*', ['a', 'b']],
    [true, 'StringEquals', '${aws:PrincipalAccount}', '123456789012'],
    [false, 'StringEquals', '${aws:PrincipalTag/none}', ''],
    [true, 'StringEquals', '${*}', '*'],
  ])('is %s: %s %j of %j', (expected, operator, wanted, actual) => {
    expect(
      allows(
        { Condition: { [operator]: { 'some:Key': wanted } } },
        {
          'aws:PrincipalAccount': '123456789012',
          ...(actual === undefined ? {} : { 'SOME:key': actual }),
        },
      ),
    ).toBe(expected);
  });

  it('holds with all others', () => {
    const Condition = {
      StringEquals: { 'some:A': 'a', 'some:B': 'b' },
      Bool: { 'some:C': true },
    };
    const context = { 'some:A': 'a', 'some:B': 'b', 'some:C': 'true' };
    expect(allows({ Condition }, context)).toBe(true);
    expect(allows({ Condition }, { ...context, 'some:B': 'c' })).toBe(false);
    expect(allows({ Condition }, { ...context, 'some:C': 'false' })).toBe(
      false,
    );
  });

  it('with an unknown operator is refused', () => {
    expect(() => allows({ Condition: { Sounds: { 'some:A': 'a' } } })).toThrow(
      'The AWS simulator does not know the condition operator Sounds.',
    );
  });
});
