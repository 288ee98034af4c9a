import { InputError } from '@backstage/errors';
import { CollectionTag, Document, parseDocument, ScalarTag } from 'yaml';

/** The key of the descriptor in the `Metadata` of a resource. */
export const DESCRIPTOR_KEY = 'FargateApi';

/**
 * CloudFormation's limit for a template in a request, in bytes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MAX_TEMPLATE_BYTES = 51_200;

/** Line breaks of YAML 1.1 and what it does not let stand unescaped. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A tag that the parser does not know is a warning, which takes long to word. */
const SHORT_FORMS = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Ref',
  'Select',
  'Split',
  'Sub',
].flatMap((name): (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: text => text },
  { tag: `!${name}`, collection: 'seq' },
  { tag: `!${name}`, collection: 'map' },
]);

/**
 * Parses a template and keeps its comments. A short form such as `!Ref` is a
 * tag of its node.
 *
 * @returns the document, for `templateText` after it was changed
 * @public
 */
export function parseTemplate(template: string): Document.Parsed {
  return parseDocument(template, {
    customTags: SHORT_FORMS,
    logLevel: 'error',
    prettyErrors: false,
  });
}

/**
 * A template as text that YAML 1.1 and 1.2 read alike. CloudFormation reads
 * YAML 1.1, in which an unquoted No is false and 1:30 is 90, and in which more
 * characters end a line.
 *
 * @throws InputError when it is too large for CloudFormation.
 * @public
 */
export function templateText(document: Document): string {
  const text = write(document);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_TEMPLATE_BYTES) {
    throw new InputError(
      `The template is ${bytes} bytes, and CloudFormation accepts at most ${MAX_TEMPLATE_BYTES}. ${describeParts(
        document,
      )}` +
        'Provide the URL of the OpenAPI document instead of its text, register the API from a catalog-info.yaml in its repository, or have the container read its configuration from Systems Manager or S3.',
    );
  }
  return text;
}

function write(document: Document): string {
  return document
    .toString({
      // Each space counts in the limit.
      indent: 1,
      lineWidth: 0,
      defaultKeyType: 'PLAIN',
      defaultStringType: 'QUOTE_DOUBLE',
      doubleQuotedMinMultiLineLength: Infinity,
    })
    .replace(UNSAFE, escaped);
}

/** As a double-quoted string of either version writes it. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

type Path = (string | number)[];

const CONTAINER: Path = [
  'Resources',
  'TaskDefinition',
  'Properties',
  'ContainerDefinitions',
  0,
];

/** What was added to a template, with the bytes that it takes of the text. */
function describeParts(document: Document): string {
  const { Resources = {} } = document.toJS();
  const ids = Object.keys(Resources);
  const parts: [string, Path[]][] = [
    [
      "the API's description",
      ids.map(id => ['Resources', id, 'Metadata', DESCRIPTOR_KEY]),
    ],
    ['environment variables', [[...CONTAINER, 'Environment']]],
    ['references of secrets', [[...CONTAINER, 'Secrets']]],
    [
      'further domain names',
      ids
        .filter(id => /^Additional(Name|Certificate)/.test(id))
        .map(id => ['Resources', id]),
    ],
  ];
  const listed = parts
    .map(([name, paths]): [string, Path[]] => [
      name,
      paths.filter(path => document.hasIn(path)),
    ])
    .filter(([, paths]) => paths.length)
    .map(([name, paths]) => `${name} ${bytesAt(document, paths)} bytes`);
  return listed.length ? `It contains: ${listed.join(', ')}. ` : '';
}

function bytesAt(document: Document, paths: Path[]): number {
  const without = document.clone();
  paths.forEach(path => without.deleteIn(path));
  return Buffer.byteLength(write(document)) - Buffer.byteLength(write(without));
}
