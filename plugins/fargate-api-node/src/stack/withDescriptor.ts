import {
  STACK_KINDS,
  StackFacts,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackDescriptor } from './StackDescriptor';
import { DESCRIPTOR_KEY, parseTemplate, templateText } from './templateText';

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
  const document = parseTemplate(template);
  document.setIn(
    ['Resources', descriptorResource, 'Metadata', DESCRIPTOR_KEY],
    document.createNode(JSON.parse(JSON.stringify(descriptor))),
  );
  return templateText(document);
}
