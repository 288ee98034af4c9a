import { InputError } from '@backstage/errors';
import {
  STACK_KINDS,
  StackFacts,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { parseDocument } from 'yaml';
import { StackDescriptor } from './StackDescriptor';

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
 * Adds the descriptor to a template and keeps its comments.
 *
 * @param kind - of the stack, or what is known of it.
 * @throws InputError when the template with the descriptor is too large for
 * CloudFormation.
 * @public
 */
export function withDescriptor(
  template: string,
  kind: StackKind | Pick<StackFacts, 'descriptorResource'>,
  descriptor: StackDescriptor,
): string {
  const { descriptorResource } =
    typeof kind === 'string' ? STACK_KINDS[kind] : kind;
  // Each short form such as `!Ref` is a warning, which takes long to word.
  const document = parseDocument(template, {
    logLevel: 'error',
    prettyErrors: false,
  });
  document.setIn(
    ['Resources', descriptorResource, 'Metadata', DESCRIPTOR_KEY],
    document.createNode(JSON.parse(JSON.stringify(descriptor))),
  );
  const text = document
    .toString({
      lineWidth: 0,
      // CloudFormation reads YAML 1.1, in which an unquoted No is false and 1:30
      // is 90, and in which more characters end a line.
      defaultKeyType: 'PLAIN',
      defaultStringType: 'QUOTE_DOUBLE',
      doubleQuotedMinMultiLineLength: Infinity,
    })
    .replace(UNSAFE, escaped);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_TEMPLATE_BYTES) {
    throw new InputError(
      `The template with the API's description is ${bytes} bytes, and CloudFormation accepts at most ${MAX_TEMPLATE_BYTES}. ` +
        'Provide the URL of the OpenAPI document instead of its text, or register the API from a catalog-info.yaml in its repository.',
    );
  }
  return text;
}

/** As a double-quoted string of either version writes it. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
