/** The value of an expression, by those of the metrics that it names. */
export type Expression = (
  value: (id: string) => number | undefined,
) => number | undefined;

type Operator = '+' | '-' | '*' | '/' | '^';

const TOKENS = /\s*(?:(\d+(?:\.\d+)?)|([a-z]\w*)(?!\w*\s*\()|([-+*/^()]))/y;

const PRECEDENCE: Operator[][] = [['+', '-'], ['*', '/'], ['^']];

const OPERATIONS: Record<Operator, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};

class Reader {
  #next = 0;

  constructor(private readonly tokens: string[]) {}

  get isAtEnd(): boolean {
    return this.#next === this.tokens.length;
  }

  /** An operation of a precedence or a higher one. */
  operation(level: number): Expression | undefined {
    const operators = PRECEDENCE[level];
    if (!operators) {
      return this.#operand();
    }
    let left = this.operation(level + 1);
    while (left && operators.includes(this.#token as Operator)) {
      const operator = this.#take() as Operator;
      const right = this.operation(level + 1);
      left = right && applied(operator, left, right);
    }
    return left;
  }

  #operand(): Expression | undefined {
    const token = this.#take();
    if (token === '-') {
      const operand = this.#operand();
      return operand && applied('-', () => 0, operand);
    }
    if (token === '(') {
      const inner = this.operation(0);
      return this.#take() === ')' ? inner : undefined;
    }
    if (token === undefined || /^\W/.test(token)) {
      return undefined;
    }
    const number = Number(token);
    return Number.isNaN(number) ? value => value(token) : () => number;
  }

  get #token(): string | undefined {
    return this.tokens[this.#next];
  }

  #take(): string | undefined {
    return this.tokens[this.#next++];
  }
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  const pattern = new RegExp(TOKENS);
  const trimmed = text.trim();
  while (pattern.lastIndex < trimmed.length) {
    const match = pattern.exec(trimmed);
    if (!match) {
      return undefined;
    }
    tokens.push(match[0].trim());
  }
  return tokens;
}

function applied(
  operator: Operator,
  left: Expression,
  right: Expression,
): Expression {
  return value => {
    const [a, b] = [left(value), right(value)];
    const result =
      a === undefined || b === undefined ? NaN : OPERATIONS[operator](a, b);
    return Number.isFinite(result) ? result : undefined;
  };
}

/**
 * Reads an expression of metric math that has only numbers, metrics, operators
 * and parentheses. Without a value of one of its metrics, or divided by zero, it
 * has none.
 *
 * @returns undefined for any other one
 */
export function parseExpression(text: string): Expression | undefined {
  const tokens = tokensOf(text);
  if (!tokens) {
    return undefined;
  }
  const read = new Reader(tokens);
  const expression = read.operation(0);
  return read.isAtEnd ? expression : undefined;
}
