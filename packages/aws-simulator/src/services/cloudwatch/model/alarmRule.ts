import { StateValue } from '@aws-sdk/client-cloudwatch';
import { invalid } from './checkAlarm';

/** What a composite alarm is decided by: the states of other alarms. */
export interface AlarmRule {
  /** The names of the alarms, each once. */
  alarmNames: string[];
  holds(stateOf: (alarmName: string) => StateValue | undefined): boolean;
}

type Holds = AlarmRule['holds'];

const STATES = ['ALARM', 'OK', 'INSUFFICIENT_DATA'] as const;

/** A word or a parenthesis; what is in the parentheses of a state is one token. */
const TOKEN =
  /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]+)"|([^\s()"]+))\s*\)|([()])|([^\s()]+))/y;

interface Token {
  text: string;
  /** Of a state. */
  alarmName?: string;
}

/**
 * Reads the rule of a composite alarm.
 *
 * @throws AwsError `ValidationError`
 */
export function parseAlarmRule(rule: string): AlarmRule {
  const tokens = tokensOf(rule);
  const names = new Set<string>();
  let next = 0;

  function any(operator: string, operand: () => Holds): Holds[] {
    const operands = [operand()];
    while (tokens[next]?.text === operator) {
      next++;
      operands.push(operand());
    }
    return operands;
  }

  function disjunction(): Holds {
    const operands = any('OR', conjunction);
    return states => operands.some(holds => holds(states));
  }

  function conjunction(): Holds {
    const operands = any('AND', factor);
    return states => operands.every(holds => holds(states));
  }

  function factor(): Holds {
    const token = tokens[next++];
    const { alarmName, text } = token ?? { text: 'EOF' };
    if (alarmName !== undefined) {
      names.add(alarmName);
      return states => states(alarmName) === text;
    }
    if (text === 'NOT') {
      const operand = factor();
      return states => !operand(states);
    }
    if (text === 'TRUE' || text === 'FALSE') {
      return () => text === 'TRUE';
    }
    if (text.startsWith('AT_LEAST')) {
      throw invalid('The AWS simulator does not support AT_LEAST.');
    }
    if (text !== '(') {
      throw unexpected(text);
    }
    const inner = disjunction();
    if (tokens[next++]?.text !== ')') {
      throw unexpected(tokens[next - 1]?.text ?? 'EOF');
    }
    return inner;
  }

  const holds = disjunction();
  if (next < tokens.length) {
    throw unexpected(tokens[next].text);
  }
  return { alarmNames: [...names], holds };
}

function tokensOf(rule: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(rule); match; match = TOKEN.exec(rule)) {
    const [, state, quoted, plain, parenthesis, word = ''] = match;
    const name = quoted ?? plain;
    tokens.push(
      state
        ? { text: state, alarmName: name.replace(/^arn:.*:alarm:/, '') }
        : { text: parenthesis ?? word },
    );
  }
  return tokens;
}

function unexpected(token: string) {
  return invalid(
    `Error in AlarmRule [Unsupported token '${token}' must be: '(', 'NOT', AT_LEAST, TRUE or FALSE, ${STATES[0]}, ${STATES[1]}, or ${STATES[2]}]`,
  );
}
