const CLASSES: Record<string, string> = {
  ASCII: '\\x00-\\x7F',
  Alnum: 'A-Za-z0-9',
  Alpha: 'A-Za-z',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  Digit: '0-9',
  Graph: '\\x21-\\x7E',
  Lower: 'a-z',
  Print: '\\x20-\\x7E',
  Punct: '\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E',
  Space: ' \\t\\n\\x0B\\f\\r',
  Upper: 'A-Z',
  XDigit: '0-9A-Fa-f',
  javaLowerCase: '\\p{Ll}',
  javaUpperCase: '\\p{Lu}',
};

/** Escapes that stand for a class, by their letter in lower case. */
const ESCAPED_CLASSES: Record<string, string> = {
  d: '0-9',
  h: ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000',
  s: CLASSES.Space,
  v: '\\n\\x0B\\f\\r\\x85\\u2028\\u2029',
  w: 'A-Za-z0-9_',
};

const ESCAPED_CHARACTERS: Record<string, string> = {
  a: '\x07',
  e: '\x1B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const END = '(?![\\s\\S])';
const LINE_END = '\\n\\r\\u0085\\u2028\\u2029';

/** Reads a pattern once, from left to right. */
class Translation {
  private at = 0;
  private flags = new Set<string>();
  private atomic = 0;
  /** Names of capturing groups, by their number in the pattern. */
  private readonly groups: string[] = [];

  constructor(private readonly pattern: string) {}

  all(): string {
    const result = this.alternatives();
    if (this.at < this.pattern.length) {
      throw this.wrong('Unmatched closing )');
    }
    return result;
  }

  private alternatives(): string {
    const outer = new Set(this.flags);
    let result = '';
    while (this.at < this.pattern.length && this.next !== ')') {
      result += this.take('|') ? '|' : this.quantified();
    }
    this.flags = outer;
    return result;
  }

  private quantified(): string {
    const item = this.item();
    const quantifier = this.match(/[*+?]|\{\d+(?:,\d*)?\}/y);
    if (!quantifier) {
      return item;
    }
    if (item === '') {
      throw this.wrong('Dangling meta character');
    }
    if (this.take('+')) {
      return this.withoutBacktracking(`(?:${item})${quantifier}`);
    }
    return `(?:${item})${quantifier}${this.take('?') ? '?' : ''}`;
  }

  private withoutBacktracking(expression: string): string {
    this.atomic++;
    return `(?=(?<atomic${this.atomic}>${expression}))\\k<atomic${this.atomic}>`;
  }

  private item(): string {
    if (this.flags.has('x') && this.match(/\s+|#.*/y)) {
      return '';
    }
    const character = this.character();
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return this.classOf();
      case '\\':
        return this.escape();
      case '.':
        return this.flags.has('s') ? '[\\s\\S]' : `[^${LINE_END}]`;
      case '^':
        return this.flags.has('m') ? `(?<![^${LINE_END}])` : '^';
      case '$':
        return this.flags.has('m') ? `(?![^${LINE_END}])` : '$';
      case '*':
      case '+':
      case '?':
      case '{':
        throw this.wrong(`Dangling meta character '${character}'`);
      default:
        return this.literal(character);
    }
  }

  private group(): string {
    if (this.take('?>')) {
      return this.withoutBacktracking(this.rest());
    }
    const plain = this.match(/\?(?::|<?[=!])/y);
    if (plain) {
      return `(${plain}${this.rest()})`;
    }
    const name = this.match(/\?<[A-Za-z][A-Za-z0-9]*>/y)?.slice(2, -1);
    if (name || this.next !== '?') {
      const own = name ?? `group${this.groups.length + 1}`;
      this.groups.push(own);
      return `(?<${own}>${this.rest()})`;
    }
    const flags = /^\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])$/.exec(
      this.match(/\?[idmsuxU]*(?:-[idmsuxU]*)?[:)]/y) ?? '',
    );
    if (!flags) {
      throw this.wrong('Unknown inline modifier');
    }
    const before = new Set(this.flags);
    [...flags[1]].forEach(flag => this.flags.add(flag));
    [...(flags[2] ?? '')].forEach(flag => this.flags.delete(flag));
    if (flags[3] === ')') {
      return '';
    }
    const result = `(?:${this.rest()})`;
    this.flags = before;
    return result;
  }

  /** The content of a group, up to and including its closing parenthesis. */
  private rest(): string {
    const result = this.alternatives();
    if (!this.take(')')) {
      throw this.wrong('Unclosed group');
    }
    return result;
  }

  private escape(): string {
    const letter = this.character();
    if (ESCAPED_CLASSES[letter.toLowerCase()] || /[pP]/.test(letter)) {
      this.at -= 2;
      return `[${this.member()}]`;
    }
    switch (letter) {
      case 'A':
      case 'G':
        return '(?<![\\s\\S])';
      case 'z':
        return END;
      case 'Z':
        return `(?=[${LINE_END}]?${END})`;
      case 'b':
      case 'B':
        return `\\${letter}`;
      case 'R':
        return `(?:\\r\\n|[${ESCAPED_CLASSES.v}])`;
      case 'Q':
        return this.quoted()
          .map(character => this.literal(character))
          .join('');
      case 'k':
        return `\\k<${this.match(/<[A-Za-z][A-Za-z0-9]*>/y)?.slice(1, -1)}>`;
      default: {
        if (/[1-9]/.test(letter)) {
          const name = this.groups[Number(letter) - 1];
          // Java compiles a reference to a group that is not there; it never matches.
          return name ? `\\k<${name}>` : '(?!)';
        }
        this.at--;
        return this.literal(this.escapedCharacter());
      }
    }
  }

  private quoted(): string[] {
    const end = this.pattern.indexOf('\\E', this.at);
    const text = this.pattern.slice(
      this.at,
      end < 0 ? this.pattern.length : end,
    );
    this.at = end < 0 ? this.pattern.length : end + 2;
    return [...text];
  }

  /** What an escape with no other meaning stands for. */
  private escapedCharacter(): string {
    const pair = this.match(
      /u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}/y,
    );
    if (pair) {
      return String.fromCharCode(
        ...pair
          .split('u')
          .slice(1)
          .map(unit => parseInt(unit, 16)),
      );
    }
    const code =
      this.match(/u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}/y)?.slice(1) ??
      this.match(/x\{[0-9A-Fa-f]+\}/y)?.slice(2, -1);
    if (code) {
      return String.fromCodePoint(parseInt(code, 16));
    }
    const octal = this.match(/0[0-3]?[0-7]{1,2}/y);
    if (octal) {
      return String.fromCodePoint(parseInt(octal, 8));
    }
    const control = this.match(/c\p{ASCII}/uy);
    if (control) {
      return String.fromCharCode(control.charCodeAt(1) ^ 64);
    }
    const letter = this.character();
    if (/[A-Za-z0-9]/.test(letter) && !ESCAPED_CHARACTERS[letter]) {
      throw this.wrong('Illegal/unsupported escape sequence');
    }
    return ESCAPED_CHARACTERS[letter] ?? letter;
  }

  /** A class after its opening bracket, with Java's unions and intersections. */
  private classOf(): string {
    const negated = this.take('^');
    const parts: string[] = [];
    let part = '';
    let first = true;
    while (first || this.next !== ']') {
      if (this.at >= this.pattern.length) {
        throw this.wrong('Unclosed character class');
      }
      if (this.take('&&')) {
        parts.push(part);
        part = '';
      } else {
        part += this.member();
      }
      first = false;
    }
    this.at++;
    const all = [...parts, part].map(text => `[${text}]`);
    return `[${negated ? '^' : ''}${
      all.length === 1 ? all[0].slice(1, -1) : all.join('&&')
    }]`;
  }

  private member(): string {
    if (this.take('[')) {
      return this.classOf();
    }
    if (this.take('\\Q')) {
      return this.quoted()
        .map(character => this.range(character, character))
        .join('');
    }
    const letter = this.match(/\\[dDhHsSvVwW]/y)?.[1];
    if (letter) {
      const members = ESCAPED_CLASSES[letter.toLowerCase()];
      return /[a-z]/.test(letter) ? members : `[^${members}]`;
    }
    const property = /^\\([pP])(?:\{(\^?[^}]+)\}|(.))$/.exec(
      this.match(/\\[pP](?:\{[^}]+\}|.)/y) ?? '',
    );
    if (property) {
      const members = this.property(property[2] ?? property[3]);
      return property[1] === 'p' ? members : `[^${members}]`;
    }
    const from = this.bound();
    if (this.next === '-' && !/^-(\]|\[|&&|$)/.test(this.left)) {
      this.at++;
      const to = this.bound();
      if (to < from) {
        throw this.wrong('Illegal character range');
      }
      return this.range(from, to);
    }
    return this.range(from, from);
  }

  private bound(): string {
    const character = this.character();
    return character === '\\' ? this.escapedCharacter() : character;
  }

  private property(name: string): string {
    const known = CLASSES[name];
    if (known) {
      return this.flags.has('i') && /^(Lower|Upper)$/.test(name)
        ? CLASSES.Alpha
        : known;
    }
    const unicode = name
      .replace(/^Is(?=Latin|Greek|Cyrillic|Arabic|Hebrew|Han$)/, 'Script=')
      .replace(/^(?:Is|general_category=|gc=)/, '')
      .replace(/^(?:script|sc)=/, 'Script=');
    return `\\p{${unicode}}`;
  }

  private literal(character: string): string {
    return this.flags.has('i')
      ? `[${this.range(character, character)}]`
      : escaped(character);
  }

  /** Members of a class from one character to another, in both cases if `(?i)` is on. */
  private range(from: string, to: string): string {
    const ranges = [[from, to]];
    if (this.flags.has('i')) {
      if (from === to) {
        ranges.push([from.toLowerCase(), from.toLowerCase()]);
        ranges.push([from.toUpperCase(), from.toUpperCase()]);
      } else {
        const add = (
          low: string,
          high: string,
          change: (s: string) => string,
        ) => {
          const [start, end] = [from > low ? from : low, to < high ? to : high];
          if (start <= end) {
            ranges.push([change(start), change(end)]);
          }
        };
        add('a', 'z', text => text.toUpperCase());
        add('A', 'Z', text => text.toLowerCase());
      }
    }
    return ranges
      .filter(([start]) => [...start].length === 1)
      .map(([start, end]) =>
        start === end ? escaped(start) : `${escaped(start)}-${escaped(end)}`,
      )
      .join('');
  }

  private get next(): string {
    return this.pattern.charAt(this.at);
  }

  private get left(): string {
    return this.pattern.slice(this.at);
  }

  private character(): string {
    const code = this.pattern.codePointAt(this.at);
    if (code === undefined) {
      throw this.wrong('Unexpected end of pattern');
    }
    const character = String.fromCodePoint(code);
    this.at += character.length;
    return character;
  }

  private take(text: string): boolean {
    const found = this.pattern.startsWith(text, this.at);
    this.at += found ? text.length : 0;
    return found;
  }

  private match(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.pattern)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private wrong(what: string): SyntaxError {
    return new SyntaxError(`${what} near index ${this.at} of ${this.pattern}`);
  }
}

function escaped(character: string): string {
  return /[A-Za-z0-9]/.test(character)
    ? character
    : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/**
 * Whether a text as a whole matches a regular expression of Java, the language
 * of patterns in templates and in the models of AWS's APIs.
 *
 * @throws SyntaxError if Java would not compile the pattern
 */
export function matchesJavaPattern(pattern: string, text: string): boolean {
  return compileJavaPattern(pattern).test(text);
}

const compiled = new Map<string, RegExp>();

/**
 * The expression of JavaScript for a pattern of Java; it matches whole texts.
 *
 * @throws SyntaxError if Java would not compile the pattern
 */
export function compileJavaPattern(pattern: string): RegExp {
  let expression = compiled.get(pattern);
  if (!expression) {
    expression = new RegExp(`^(?:${new Translation(pattern).all()})$`, 'v');
    compiled.set(pattern, expression);
  }
  return expression;
}
