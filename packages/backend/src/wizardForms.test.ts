import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  HourlyPrices,
  LIST_PRICES,
  MAX_NAME_LENGTH,
  nameProblem,
  PriceList,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { parse } from 'yaml';
// The texts of the forms are translated where the forms are shown.
/* eslint-disable @backstage/no-relative-monorepo-imports */
import german from '../../../plugins/fargate-api-card/src/messages/deForms';
import { formKey } from '../../../plugins/fargate-api-card/src/messages/formKey';
import { withPrices } from '../../../plugins/fargate-api-card/src/wizard/page/prices/priceTexts';
/* eslint-enable @backstage/no-relative-monorepo-imports */

const TEMPLATES = resolve(__dirname, '../../../templates/software');

/** A part of a form, as JSON Schema with Backstage's additions. */
interface Schema {
  title?: string;
  type?: string;
  pattern?: string;
  maxLength?: number;
  errorMessage?: string;
  enumNames?: string[];
  properties?: Record<string, Schema>;
  dependencies?: Record<string, { oneOf: Schema[] }>;
  items?: Schema;
  patternProperties?: Record<string, unknown>;
  [key: `ui:${string}`]: unknown;
}

const templates = readdirSync(TEMPLATES)
  .filter(name => statSync(join(TEMPLATES, name)).isDirectory())
  .map(name => {
    const { metadata, spec } = parse(
      readFileSync(join(TEMPLATES, name, 'template.yaml'), 'utf8'),
    );
    return {
      name,
      pages: spec.parameters as Schema[],
      /** What people read beside the pages. */
      others: {
        title: metadata.title,
        description: metadata.description,
        presentation: spec.presentation,
        output: spec.output,
        steps: spec.steps.map((step: { name: string }) => ({
          title: step.name,
        })),
      },
    };
  });

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

/** What is asked only after a certain choice. */
const askedAfterChoice = (page: Schema): string[] => [
  ...new Set(
    branchesOf(page)
      .flatMap(questionsOf)
      .map(([name]) => name)
      .filter(name => !(name in page.properties!)),
  ),
];

/** What the wizard leaves out: it looks for the choice among the branch's own questions. */
const unreachable = (schema: Schema): string[] =>
  branchesOf(schema).flatMap(branch => [
    ...Object.keys(branch.dependencies ?? {}).filter(
      choice => !(choice in (branch.properties ?? {})),
    ),
    ...unreachable(branch),
  ]);

const HIDDEN = { 'ui:backstage': { review: { show: false } } };

describe.each(templates)('the form of $name', ({ pages }) => {
  const questions = pages.flatMap(questionsOf);

  it('refuses in words, not in a regular expression', () => {
    const wordless = questions
      .filter(([, { pattern, errorMessage }]) => pattern && !errorMessage)
      .map(([name]) => name);

    expect(wordless).toEqual([]);
  });

  it('asks everything that a choice within a choice calls for', () => {
    expect(pages.flatMap(unreachable)).toEqual([]);
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

  // The wizard keeps what a branch asked that was left again, and the review
  // page shows raw what it finds no question for. Two choices side by side on a
  // page it mixes up.
  it.each(pages)(
    'says on the review page only what was asked: $title',
    page => {
      const patterns = Object.entries(page.patternProperties ?? {});
      const shownRaw = askedAfterChoice(page).filter(
        name => !patterns.some(([pattern]) => new RegExp(pattern).test(name)),
      );

      expect(shownRaw).toEqual([]);
      for (const [, question] of patterns) {
        expect(question).toEqual(HIDDEN);
      }
      expect(Object.keys(page.dependencies ?? {}).length).toBeLessThan(2);
    },
  );
});

const TEXTS = [
  'title',
  'description',
  'errorMessage',
  'enumNames',
  'ifTaken',
  'createButtonText',
];

/** Every text that people read of a part of a template. */
function textsOf(part: unknown, isText = false): string[] {
  if (typeof part === 'string') {
    return isText && part ? [part] : [];
  }
  if (Array.isArray(part)) {
    return part.flatMap(item => textsOf(item, isText));
  }
  return Object.entries(part ?? {}).flatMap(([name, inner]) =>
    textsOf(inner, TEXTS.includes(name)),
  );
}

describe('the German texts of the forms', () => {
  const english = new Map(
    templates
      .flatMap(({ pages, others }) => textsOf([pages, others]))
      .map(text => [formKey(text), text]),
  );
  const translations: Record<string, string> = german;

  it('are those that the forms have, all of them', () => {
    expect(Object.keys(translations).sort()).toEqual(
      [...english.keys()].sort(),
    );
  });

  it('name the same numbers and prices', () => {
    const numbersIn = (text: string) =>
      (text.match(/\{[^}]+\}|\d[\d.,:]*\d|\d/g) ?? []).sort();
    for (const [key, text] of english) {
      expect([text, numbersIn(translations[key])]).toEqual([
        text,
        numbersIn(text),
      ]);
    }
  });
});

describe('the prices of the forms', () => {
  const OWN: HourlyPrices = {
    vCpu: 0.031,
    gigabyte: 0.0037,
    loadBalancer: 0.019,
    natGateway: 0.033,
    publicIpAddress: 0.0041,
    interfaceEndpoint: 0.0073,
    transitGatewayAttachment: 0.029,
  };
  const prices: PriceList = {
    ...LIST_PRICES,
    byRegion: { ...LIST_PRICES.byRegion, 'eu-west-1': OWN },
    ownRegions: ['eu-west-1'],
  };
  const task = (vCpus: number, one: HourlyPrices) =>
    vCpus * one.vCpu + 2 * vCpus * one.gigabyte;
  /** The price of an hour of what the texts name. */
  const HOURLY: Record<string, (one: HourlyPrices) => number> = {
    'small task': one => task(0.25, one),
    'medium task': one => task(0.5, one),
    'large task': one => task(1, one),
    'X-large task': one => task(2, one),
    'NAT gateway': one => one.natGateway + one.publicIpAddress,
    'public load balancer': one => one.loadBalancer + 2 * one.publicIpAddress,
    'internal load balancer': one => one.loadBalancer,
    'endpoints of tasks': one => 3 * 2 * one.interfaceEndpoint,
    'transit gateway attachment': one => one.transitGatewayAttachment,
    'hosted zone': () => 0.5 / 730,
    'task address': one => one.publicIpAddress,
  };
  const named = [
    ...new Set(
      templates.flatMap(({ pages }) =>
        textsOf(pages).flatMap(text => text.match(/\{[^}]*\}/g) ?? []),
      ),
    ),
  ];

  it('are all named, and none is written down', () => {
    expect(named.map(name => name.slice(1, -1)).sort()).toEqual(
      Object.keys(HOURLY).sort(),
    );
    expect(
      templates
        .flatMap(({ pages, others }) => textsOf([pages, others]))
        .filter(text => text.includes('$')),
    ).toEqual([]);
  });

  it('are in descriptions: options are on the review page too, which shows no placeholders', () => {
    const options = templates.flatMap(({ pages }) =>
      pages
        .flatMap(questionsOf)
        .flatMap(([, { title, enumNames = [] }]) => [
          title ?? '',
          ...enumNames,
        ]),
    );
    expect(options.filter(text => text.includes('{'))).toEqual([]);
  });

  it.each(
    ['us-east-1', 'eu-central-1', 'eu-west-1'].flatMap(region =>
      named.map(name => [region, name]),
    ),
  )(
    'in %s are those of the table and the configuration: %s',
    (region, name) => {
      const one = prices.byRegion[region];
      const cents = Math.round(HOURLY[name.slice(1, -1)](one) * 730 * 100);

      expect(withPrices(`about ${name} a month`, region, prices)).toBe(
        `about $${(cents / 100).toFixed(2)} a month`,
      );
    },
  );

  it('of a region that is not in the table are those of us-east-1', () => {
    expect(withPrices('{NAT gateway}', 'sa-east-1', prices)).toBe('$36.50');
  });
});
