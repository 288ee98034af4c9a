import {
  CollectionTag,
  isScalar,
  Pair,
  parseDocument,
  Scalar,
  ScalarTag,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { validationError } from '../validationError';
import { checkWrittenTemplate } from './checkTemplate';
import { splitAttribute } from './splitAttribute';
import { Template } from './Template';
import { yamlScalars } from './yamlScalars';

const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

const tags = ['Ref', 'Condition', ...FUNCTIONS].flatMap(shortForms);

/** Each request of a deployment brings the same text, which is parsed once. */
const MOST_PARSED = 16;
const parsed = new Map<string, Template>();

/**
 * Reads a template as it is written, JSON or YAML with CloudFormation's short
 * forms, and checks its structure.
 *
 * @returns the template, which cannot be changed
 * @throws AwsError `ValidationError` with AWS's text
 */
export function parseTemplate(body: string): Template {
  const known = parsed.get(body);
  if (known) {
    return known;
  }
  const template = frozen(parse(body));
  parsed.set(body, template);
  if (parsed.size > MOST_PARSED) {
    parsed.delete(parsed.keys().next().value!);
  }
  return template;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(Object.freeze(value)).forEach(frozen);
  }
  return value;
}

function parse(body: string): Template {
  const template = body.trimStart().startsWith('{')
    ? parseJson(body)
    : parseYaml(body);
  if (
    typeof template !== 'object' ||
    template === null ||
    Array.isArray(template)
  ) {
    throw validationError('Template format error: unsupported structure.');
  }
  return checkWrittenTemplate(template as Record<string, any>);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    const at = /at position (\d+)/.exec(String(error));
    const before = body.slice(0, at ? Number(at[1]) : body.length);
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    throw validationError(
      `Template format error: JSON not well-formed. (line ${line}, column ${column})`,
    );
  }
}

function parseYaml(body: string): unknown {
  const document = parseDocument(body, {
    version: '1.1',
    schema: 'failsafe',
    // The merge key `<<` is a key like any other.
    merge: false,
    customTags: [...yamlScalars, ...tags],
    // Reports a second document, which 'silent' takes for none.
    logLevel: 'error',
  });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) {
    const at = problem.linePos?.[0];
    throw validationError(
      `Template format error: YAML not well-formed.${
        at ? ` (line ${at.line}, column ${at.col})` : ''
      }`,
    );
  }
  visit(document, {
    Alias() {
      throw validationError(
        'Template error: YAML aliases are not allowed in CloudFormation templates',
      );
    },
    Pair(_, { key }) {
      // Names are texts, whatever they look like.
      if (isScalar(key) && typeof key.value !== 'string') {
        key.value = key.source ?? String(key.value);
      }
    },
  });
  return document.toJS();
}

function shortForms(name: string): (ScalarTag | CollectionTag)[] {
  const tag = `!${name}`;
  const key = FUNCTIONS.includes(name) ? `Fn::${name}` : name;
  const wrap = (node: YAMLMap | YAMLSeq) => {
    const map = new YAMLMap();
    map.items.push(new Pair(new Scalar(key), node));
    return map;
  };
  return [
    {
      tag,
      resolve: text => ({
        [key]: name === 'GetAtt' ? splitAttribute(text) : text,
      }),
    },
    {
      tag,
      collection: 'seq',
      resolve: node => wrap(node as YAMLSeq),
    },
    {
      tag,
      collection: 'map',
      resolve: node => wrap(node as YAMLMap),
    },
  ];
}
