import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  ApiKind,
  FARGATE_MEMORY_BY_CPU,
  formatCidr,
  overlaps,
  parseCidr,
  shareOfWeek,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { parse } from 'yaml';
import { DEFAULT_CIDR } from '../../environment/vpcRequest';
import { perKind, Setting } from './Setting';
import { SettingName, SETTINGS } from './settings';
import { SETTING_NAMES } from './values';

const FORMS = resolvePackagePath('@fargate-api/templates', 'software');

/** The wizards that ask for settings. */
const WIZARDS: Record<string, ApiKind[]> = {
  'public-api': ['public-api'],
  'internal-api': ['internal-api'],
  'gateway-api': ['gateway-api'],
  'shared-api': ['shared-api'],
  'source-api': ['public-api', 'internal-api'],
  'update-api': ['public-api', 'internal-api', 'shared-api'],
};

/** What a wizard proposes although a deployment without it would take another. */
const PROPOSALS: readonly SettingName[] = ['image', 'consumerCidrs'];

interface Question {
  title?: string;
  description?: string;
  default?: any;
  enum?: (string | number | boolean)[];
  enumNames?: string[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  items?: Question;
  properties?: Record<string, Question>;
  dependencies?: Record<string, { oneOf: Question[] }>;
}

const formOf = (wizard: string) =>
  readFileSync(join(FORMS, wizard, 'template.yaml'), 'utf8');

const branchesOf = (part: Question): Question[] =>
  Object.values(part.dependencies ?? {}).flatMap(({ oneOf }) => oneOf);

/** All parts of a form that ask something. */
const partsOf = (part: Question): Question[] => [
  part,
  ...branchesOf(part).flatMap(partsOf),
];

const pagesOf = (wizard: string): Question[] =>
  (parse(formOf(wizard)).spec.parameters as Question[]).flatMap(partsOf);

/** The setting that a question of a form is about, which has its name. */
const settingOf = (question: string): SettingName | undefined =>
  SETTING_NAMES.find(name => name.split('.').pop() === question);

/** Every question about a setting, but for the switches that pick a branch. */
const questions = Object.entries(WIZARDS).flatMap(([wizard, kinds]) =>
  pagesOf(wizard)
    .flatMap(part => Object.entries(part.properties ?? {}))
    .filter(([name, { title }]) => title && settingOf(name))
    .map(([name, question]) => ({
      wizard,
      kinds,
      name: settingOf(name)!,
      question,
    })),
);

/** Of each text that a form asks, what may be written and what may not. */
const SAMPLES: Partial<Record<SettingName, [good: string[], bad: string[]]>> = {
  image: [
    [
      'nginx',
      'public.ecr.aws/docker/library/nginx:1.27',
      'localhost:5000/orders',
      `orders@sha256:${'0'.repeat(64)}`,
    ],
    ['Orders', 'https://example.com/orders', 'or ders', '/orders', 'orders:'],
  ],
  domainName: [
    ['api.acme.com'],
    ['API.acme.com', 'https://acme.com', 'acme', 'acme.com.'],
  ],
  path: [
    ['/', '/orders', '/orders/v2', '/a/b/c/d'],
    ['orders', '/orders/', '/a/b/c/d/e', '//', '/a b', '/*'],
  ],
  allowedCidr: [
    ['0.0.0.0/0', '203.0.113.7/32'],
    ['10.0.0.1', '10.0.0.0/33', '256.0.0.0/8', 'anyone'],
  ],
  consumerCidrs: [
    ['10.1.0.0/16', '192.168.0.0/24'],
    ['10.1.0.0', '10.1.0.0/7', '10.256.0.0/16', 'everybody'],
  ],
  webAclArn: [
    [
      'none',
      'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/api-filter/0a1b2c3d-1111-2222-3333-444455556666',
    ],
    [
      'api-filter',
      'arn:aws:wafv2:us-east-1:123456789012:global/webacl/api-filter/0a1b2c3d-1111-2222-3333-444455556666',
    ],
  ],
  egressCidrs: [
    ['10.1.0.0/16', '0.0.0.0/0', '203.0.113.7/32'],
    ['10.1.0.0', '10.1.0.0/33', '10.256.0.0/16', 'everybody'],
  ],
  healthCheckPath: [
    ['/', '/health', '/health?deep=1'],
    ['health', '/a b', '/ä', ' /'],
  ],
  'officeHours.timezone': [
    ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+9'],
    ['Europe/', '+01:00', 'Berlin time'],
  ],
  'officeHours.from': [
    ['00:00', '07:30', '23:59'],
    ['7:00', '24:00', '07:60', 'noon'],
  ],
  'officeHours.to': [
    ['00:00', '07:30', '23:59'],
    ['7:00', '24:00', '07:60', 'noon'],
  ],
  accessLogsBucket: [
    ['acme-logs', 'none', 'logs.acme.com'],
    ['Acme', 'a', 's3://acme-logs', 'acme-logs/prefix'],
  ],
  logKmsKeyArn: [
    [
      'none',
      'arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-1111-1111-111111111111',
    ],
    ['alias/logs', 'arn:aws:kms:eu-west-1:123456789012:alias/logs', 'None'],
  ],
  healthCheckMatcher: [
    ['200', '200-299', '200-299,404'],
    ['500', '200-', '2xx', '200-299-300', '200, 204'],
  ],
};

const refusalOf = (name: SettingName, value: unknown) =>
  SETTINGS[name].type.schema
    .safeParse(name.endsWith('Cidrs') ? [value] : value)
    .error?.issues.map(issue => issue.message);

it('are asked in every wizard', () => {
  for (const wizard of Object.keys(WIZARDS)) {
    expect(
      questions.filter(question => question.wizard === wizard).length,
    ).toBeGreaterThan(3);
  }
});

describe.each(questions)('$wizard asks for $name', question => {
  const { kinds, name, wizard } = question;
  const row: Setting<any> = SETTINGS[name];
  const { question: asked } = question;
  const isText = asked.pattern ?? asked.items?.pattern;

  it('of which its kind of API has', () => {
    expect((row.kinds ?? kinds).some(kind => kinds.includes(kind))).toBe(true);
  });

  it('within its bounds', () => {
    const limits = [asked.minimum, asked.maximum, ...(asked.enum ?? [])].filter(
      limit => limit !== undefined,
    );
    expect(limits.filter(limit => refusalOf(name, limit))).toEqual([]);
    const isNumber = asked.minimum !== undefined || asked.maximum !== undefined;
    const unbounded = [
      asked.minimum === undefined && -1,
      asked.maximum === undefined && Number.MAX_SAFE_INTEGER,
    ].filter(value => isNumber && value !== false && refusalOf(name, value));
    expect(unbounded).toEqual([]);
  });

  it('by texts that can be used, and no others', () => {
    const [good, bad] = SAMPLES[name] ?? [[], []];
    for (const text of good) {
      expect([text, new RegExp(isText!).test(text)]).toEqual([text, true]);
      expect(refusalOf(name, text)).toBeUndefined();
    }
    for (const text of bad) {
      expect([text, new RegExp(isText!).test(text)]).toEqual([text, false]);
      expect(refusalOf(name, text)).toBeDefined();
    }
  });

  it('with the default of a deployment', () => {
    const preset = perKind(row.default, kinds[0]);
    // CPU decides the memory, and an update has no defaults but what is there.
    const isFree =
      ['cpu', 'memory', ...PROPOSALS].includes(name) || wizard === 'update-api';
    // A form begins with an empty text where it proposes nothing.
    const proposed = asked.default || preset;
    expect(
      proposed === undefined || row.type.schema.safeParse(proposed).success,
    ).toBe(true);
    expect(isFree ? preset : proposed).toEqual(preset);
  });
});

describe.each(Object.keys(WIZARDS))('the sizes of %s', wizard => {
  const parts = pagesOf(wizard);
  const size = parts
    .map(({ properties }) => properties?.size)
    .find(question => question?.enumNames)!;
  const named = size.enum!.filter(value => /\//.test(String(value)));

  it.each(named)('%s is one of Fargate, and says so', value => {
    const [cpu, memory] = String(value).split('/').map(Number);
    expect(FARGATE_MEMORY_BY_CPU[cpu]).toContain(memory);
    expect(size.enumNames![size.enum!.indexOf(value)]).toContain(
      `${cpu / 1024} vCPU / ${memory / 1024} GB`,
    );
  });

  it('are in the branches of a custom one all that Fargate has', () => {
    const offered = parts
      .map(({ properties }) => properties?.cpu)
      .find(question => question?.title)?.enum;
    // The branches stand once for each answer to whether to autoscale.
    const branches = Object.fromEntries(
      parts
        .map(({ properties }) => properties ?? {})
        .filter(({ cpu }) => cpu?.enum?.length === 1)
        .map(({ cpu, memory }) => [cpu.enum![0], memory.enum]),
    );
    const hasCustom = size.enum!.includes('custom');
    expect({ offered, branches }).toEqual({
      offered: hasCustom
        ? Object.keys(FARGATE_MEMORY_BY_CPU).map(Number)
        : undefined,
      branches: hasCustom ? FARGATE_MEMORY_BY_CPU : {},
    });
  });
});

const wizardsWithOfficeHours = Object.keys(WIZARDS).filter(wizard =>
  pagesOf(wizard).some(({ properties }) => properties?.officeHours),
);

describe.each(wizardsWithOfficeHours)('the office hours of %s', wizard => {
  it('tell what those that it proposes save', () => {
    const asked = (name: string) =>
      pagesOf(wizard)
        .map(({ properties }) => properties?.[name])
        .find(question => question?.title)!;
    const share = shareOfWeek({
      days: asked('days').default,
      from: asked('from').default,
      to: asked('to').default,
    });
    expect(asked('officeHours').description).toContain(
      `is ${168 * share} of 168 hours a week and saves ${Math.round(
        100 * (1 - share),
      )}% of the price of the tasks.`,
    );
  });
});

it('propose networks that can be connected with one another', () => {
  const proposed = ['environment', ...Object.keys(WIZARDS)].flatMap(wizard =>
    pagesOf(wizard).flatMap(({ properties = {} }) => [
      ...(properties.vpcCidrBlock?.default
        ? [properties.vpcCidrBlock.default]
        : []),
      ...(properties.consumerCidrs?.default ?? []),
    ]),
  );
  // The public API's form does not ask.
  const cidrs = [...new Set([DEFAULT_CIDR, ...proposed])].map(
    text => parseCidr(text)!,
  );
  expect(cidrs.length).toBeGreaterThan(3);
  const overlapping = cidrs.filter((one, i) =>
    cidrs.some((other, j) => i !== j && overlaps(one, other)),
  );
  expect(overlapping.map(formatCidr)).toEqual([]);
});
