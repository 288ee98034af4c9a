import { parseAlarmRule } from './alarmRule';

const states = { a: 'ALARM', b: 'OK', 'c d': 'INSUFFICIENT_DATA' } as const;

const holds = (rule: string) =>
  parseAlarmRule(rule).holds(name => states[name as keyof typeof states]);

describe('the rule of a composite alarm', () => {
  it.each([
    ['ALARM(a)', true],
    ['ALARM("a") AND ALARM(b)', false],
    ['OK(b) AND ALARM(a) OR ALARM(b)', true],
    ['ALARM(b) OR ALARM(a) AND OK(b)', true],
    ['NOT ALARM(b)', true],
    ['NOT (ALARM(a) OR ALARM(b))', false],
    ['INSUFFICIENT_DATA("c d")', true],
    ['ALARM(arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a)', true],
    ['TRUE', true],
    ['(FALSE)', false],
  ])('%s: %s', (rule, expected) => {
    expect(holds(rule)).toBe(expected);
  });

  it('names each alarm once', () => {
    expect(
      parseAlarmRule('ALARM(a) OR OK(a) OR ALARM("c d")').alarmNames,
    ).toEqual(['a', 'c d']);
  });

  it.each(['', 'a', 'ALARM a', 'ALARM(a) OK(b)', '(ALARM(a)', 'ALARM(a) AND'])(
    'is refused: %j',
    rule => {
      expect(() => parseAlarmRule(rule)).toThrow(/^Error in AlarmRule/);
    },
  );
});
