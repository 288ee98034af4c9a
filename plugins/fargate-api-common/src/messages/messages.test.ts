import { FARGATE_API_MESSAGES } from './messages';

const { problem, cause, part, failure, hop, check, repositoryObstacle } =
  FARGATE_API_MESSAGES;

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The texts of a table under some of its names: `[kind, text][]`. */
const texts = (table: Table, ...names: string[]) =>
  Object.entries(table).flatMap(([kind, row]) =>
    names.flatMap(name => (name in row ? [[kind, row[name]]] : [])),
  );

/** Of letters, digits, placeholders and the punctuation between them. */
const WORDS = /^(?!.*(?: {2}|\(\)| [.,;]|, and[.]| of[.]|[(]$)).*[\p{L}\d})]$/u;
const SENTENCE = /^[A-Z](?!.*(?: {2}|\(\)| [.,;]|, and[.])).*[^.]\.$/;

describe('the messages of the backend', () => {
  it.each(texts(problem, 'message', 'message_one', 'message_other'))(
    'say what the problem is: %s',
    (_, text) => {
      expect(text).toMatch(WORDS);
      expect(text).toMatch(/^(?:[A-Z]|\{\{)/);
    },
  );

  it.each([...texts(problem, 'hint'), ...texts(cause, 'hint')])(
    'say in sentences what to do: %s',
    (_, text) => {
      expect(text).toMatch(SENTENCE);
    },
  );

  it.each(texts(cause, 'message'))(
    'name a cause in words that follow a colon: %s',
    (_, text) => {
      expect(text).toMatch(WORDS);
      expect(text).toMatch(/^(?:[a-z]|AWS|ECS|Fargate)/);
    },
  );

  it.each(texts(hop, 'text', 'todo'))(
    'name a finding, and what to do, in words that follow a colon: %s',
    (_, text) => {
      expect(text).toMatch(WORDS);
      expect(text).toMatch(/^(?:[a-z\d]|\{\{)/);
    },
  );

  it.each([
    ...Object.entries(part),
    ...Object.entries(failure),
    ...Object.entries(check),
    ...Object.entries(repositoryObstacle),
  ])('have words for %s', (_, text) => {
    expect(text).toMatch(/^\S.*[\p{L}\d})]$/u);
  });

  it.each(Object.entries<object>(problem))(
    'tell the problem %s, one or several',
    (_, row) => {
      const names = Object.keys(row).filter(name => name !== 'hint');
      expect([['message'], ['message_one', 'message_other']]).toContainEqual(
        names,
      );
    },
  );

  it.each(Object.entries<object>(cause))(
    'tell the cause %s and what to do',
    (_, row) => {
      expect(Object.keys(row)).toEqual(['message', 'hint']);
    },
  );

  it.each(Object.entries<object>(hop))('tell the finding %s', (_, row) => {
    expect(row).toHaveProperty('text');
  });

  it('are all of these', () => {
    expect(Object.keys(FARGATE_API_MESSAGES)).toEqual([
      'problem',
      'cause',
      'part',
      'failure',
      'hop',
      'check',
      'repositoryObstacle',
    ]);
  });

  it('name both architectures to build an image for', () => {
    expect(cause['image-architecture'].hint).toContain(
      '(linux/amd64 for X86_64, linux/arm64 for ARM64)',
    );
  });
});
