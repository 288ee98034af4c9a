import { InputError } from '@backstage/errors';
import { Document, parseDocument } from 'yaml';

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

/**
 * Parses a template and keeps its comments.
 *
 * @returns the document, for `templateText` after it was changed
 * @public
 */
export function parseTemplate(template: string): Document.Parsed {
  return parseDocument(template, {
    // It warns of each short form such as !Ref, with the text around it.
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
