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
  const text = document
    .toString({
      lineWidth: 0,
      defaultKeyType: 'PLAIN',
      defaultStringType: 'QUOTE_DOUBLE',
      doubleQuotedMinMultiLineLength: Infinity,
    })
    .replace(UNSAFE, escaped);
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

/** As a double-quoted string of either version writes it. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What was added to a template, with its size. */
function describeParts(document: Document): string {
  const { Resources = {} } = document.toJS();
  const sizeOf = (part: unknown) =>
    part === undefined ? 0 : Buffer.byteLength(JSON.stringify(part));
  const [container] =
    Resources.TaskDefinition?.Properties?.ContainerDefinitions ?? [];
  const parts: [string, number][] = [
    [
      "the API's description",
      Object.values<any>(Resources)
        .map(({ Metadata }) => sizeOf(Metadata?.[DESCRIPTOR_KEY]))
        .reduce((sum, size) => sum + size, 0),
    ],
    ['environment variables', sizeOf(container?.Environment)],
    ['references of secrets', sizeOf(container?.Secrets)],
  ];
  const listed = parts
    .filter(([, size]) => size > 0)
    .map(([name, size]) => `${name} ${size} bytes`);
  return listed.length ? `It contains: ${listed.join(', ')}. ` : '';
}
