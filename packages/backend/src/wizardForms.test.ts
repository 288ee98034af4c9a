import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  MAX_NAME_LENGTH,
  nameProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { parse } from 'yaml';

const TEMPLATES = resolve(__dirname, '../../../templates/software');

/** A part of a form, as JSON Schema with Backstage's additions. */
interface Schema {
  type?: string;
  pattern?: string;
  maxLength?: number;
  errorMessage?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  dependencies?: Record<string, { oneOf: Schema[] }>;
  items?: Schema;
  [key: `ui:${string}`]: unknown;
}

const templates = readdirSync(TEMPLATES)
  .filter(name => statSync(join(TEMPLATES, name)).isDirectory())
  .map(name => ({
    name,
    pages: parse(readFileSync(join(TEMPLATES, name, 'template.yaml'), 'utf8'))
      .spec.parameters as Schema[],
  }));

const branchesOf = (schema: Schema): Schema[] =>
  Object.values(schema.dependencies ?? {}).flatMap(({ oneOf }) => oneOf);

/** Every question of a form, in whatever branch, by its name. */
function questionsOf(schema: Schema): [string, Schema][] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, question]) => [
      [name, question] as [string, Schema],
      ...(question.items ? [[name, question.items] as [string, Schema]] : []),
    ]),
    ...branchesOf(schema).flatMap(questionsOf),
  ];
}

/** Choices whose branches ask different things. */
function choicesOf(schema: Schema): [string, Schema[]][] {
  return [
    ...Object.entries(schema.dependencies ?? {}).map(
      ([choice, { oneOf }]) => [choice, oneOf] as [string, Schema[]],
    ),
    ...branchesOf(schema).flatMap(choicesOf),
  ];
}

const namesIn = (branch: Schema) =>
  new Set(questionsOf(branch).map(([n]) => n));

describe.each(templates)('the form of $name', ({ pages }) => {
  const questions = pages.flatMap(questionsOf);

  it('refuses in words, not in a regular expression', () => {
    const wordless = questions
      .filter(([, { pattern, errorMessage }]) => pattern && !errorMessage)
      .map(([name]) => name);

    expect(wordless).toEqual([]);
  });

  it('holds names to the rule that the actions hold them to', () => {
    const names = questions.filter(
      ([, question]) => question['ui:field'] === 'FargateName',
    );
    for (const [, { pattern, maxLength }] of names) {
      expect(maxLength).toBe(MAX_NAME_LENGTH);
      for (const name of [
        'orders',
        'a',
        'a-1',
        'A',
        '1a',
        'a-',
        'a--b',
        'a b',
        'ä',
      ]) {
        expect([name, new RegExp(pattern!).test(name)]).toEqual([
          name,
          nameProblem(name) === undefined,
        ]);
      }
    }
  });

  // The wizard keeps the answers of a branch that was left, and the review page
  // shows what it knows no question for.
  it.each(pages.flatMap(choicesOf))(
    'forgets on the review page what another choice of %s asked',
    (choice, branches) => {
      const asked = new Set(branches.flatMap(branch => [...namesIn(branch)]));
      for (const branch of branches) {
        expect([...namesIn(branch)].sort()).toEqual([...asked].sort());
      }
      const hidden = branches
        .flatMap(questionsOf)
        .filter(
          ([name, question]) =>
            name !== choice && question['ui:widget'] === 'hidden',
        );
      for (const [, question] of hidden) {
        expect(question).toHaveProperty(
          ['ui:backstage', 'review', 'show'],
          false,
        );
        expect(question).not.toHaveProperty('default');
      }
    },
  );
});
