import { AwsError } from '../../../world/AwsError';

/** Whether a document meets a condition. */
type Condition = (document: unknown) => boolean;

const TOKEN =
  /\s*(\|\||&&|!=|<=|>=|[=<>(){}]|"(?:[^"\\]|\\.)*"|\$(?:\.[\w-]+|\[\d+\]|\.?\['[^']*'\])*|[^\s=<>!&|(){}"]+)/y;

const COMPARISONS: Record<string, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Reads conditions: `||` binds less than `&&`. */
class Parser {
  #next = 0;

  constructor(private readonly tokens: readonly string[]) {}

  pattern(): Condition {
    this.#expect('{');
    const condition = this.#any();
    this.#expect('}');
    if (this.#next < this.tokens.length) {
      throw invalid();
    }
    return condition;
  }

  #any(): Condition {
    const parts = [this.#all()];
    while (this.#skip('||')) {
      parts.push(this.#all());
    }
    return document => parts.some(part => part(document));
  }

  #all(): Condition {
    const parts = [this.#one()];
    while (this.#skip('&&')) {
      parts.push(this.#one());
    }
    return document => parts.every(part => part(document));
  }

  #one(): Condition {
    if (this.#skip('(')) {
      const inner = this.#any();
      this.#expect(')');
      return inner;
    }
    const selector = this.#take();
    if (!selector.startsWith('$')) {
      throw invalid();
    }
    const operator = this.#take();
    const operand = this.#take();
    const test = testOf(operator, operand);
    return document => test(at(document, selector));
  }

  #take(): string {
    const token = this.tokens[this.#next++];
    if (token === undefined) {
      throw invalid();
    }
    return token;
  }

  #skip(token: string): boolean {
    const isThere = this.tokens[this.#next] === token;
    this.#next += isThere ? 1 : 0;
    return isThere;
  }

  #expect(token: string): void {
    if (!this.#skip(token)) {
      throw invalid();
    }
  }
}

/**
 * Whether a message is JSON that matches a pattern such as `{ $.level = "error" &&
 * $.status >= 500 }`. Regular expressions are not simulated.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function jsonPattern(pattern: string): (message: string) => boolean {
  const tokens = tokensOf(pattern);
  const condition = new Parser(tokens).pattern();
  return message => {
    const document = jsonOf(message);
    return document !== undefined && condition(document);
  };
}

/** What a selector such as `$.order.id` finds in a message; undefined for nothing. */
export function selected(message: string, selector: string): unknown {
  return at(jsonOf(message), selector);
}

function testOf(
  operator: string,
  operand: string,
): (value: unknown) => boolean {
  if (operand.startsWith('%')) {
    throw new AwsError(
      'InvalidParameterException',
      'The AWS simulator knows no regular expressions in filter patterns.',
    );
  }
  const word = operand.toUpperCase();
  switch (operator.toUpperCase()) {
    case '=':
      return equals(operand);
    case '!=': {
      const same = equals(operand);
      return value => value !== undefined && !same(value);
    }
    case 'IS':
      if (!['NULL', 'TRUE', 'FALSE'].includes(word)) {
        throw invalid();
      }
      return value => value === JSON.parse(word.toLowerCase());
    case 'NOT':
      if (word !== 'EXISTS') {
        throw invalid();
      }
      return value => value === undefined;
    default: {
      const compare = COMPARISONS[operator];
      const number = Number(operand);
      if (!compare || Number.isNaN(number)) {
        throw invalid();
      }
      return value => typeof value === 'number' && compare(value, number);
    }
  }
}

/** Numbers equal as such; in texts, `*` stands for anything. */
function equals(operand: string): (value: unknown) => boolean {
  const text = operand.startsWith('"') ? operand.slice(1, -1) : operand;
  const parts = text
    .split('*')
    .map(part => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'));
  const form = new RegExp(`^${parts.join('.*')}$`, 's');
  return value =>
    typeof value === 'number' && !operand.startsWith('"')
      ? value === Number(operand)
      : ['string', 'number', 'boolean'].includes(typeof value) &&
        form.test(String(value));
}

function at(document: unknown, selector: string): unknown {
  return [...selector.matchAll(/\.([\w-]+)|\[(\d+)\]|\['([^']*)'\]/g)].reduce(
    (value: any, [, name, index, quoted]) =>
      value?.[name ?? quoted ?? Number(index)],
    document,
  );
}

function jsonOf(message: string): unknown {
  try {
    const value = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function tokensOf(pattern: string): string[] {
  const text = pattern.trim();
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) {
      throw invalid();
    }
    tokens.push(token);
  }
  return tokens;
}

function invalid(): AwsError {
  return new AwsError('InvalidParameterException', 'Invalid filter pattern');
}
