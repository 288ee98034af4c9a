import {
  STACK_KINDS,
  StackFacts,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Document } from 'yaml';
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
  const document = parseTemplate(template);
  setDescriptor(document, kind, descriptor);
  return templateText(document);
}

/**
 * Writes the descriptor into a parsed template.
 *
 * @param kind - of the stack, or what is known of it.
 * @public
 */
export function setDescriptor(
  document: Document,
  kind: StackKind | Pick<StackFacts, 'descriptorResource'>,
  descriptor: StackDescriptor,
): void {
  const { descriptorResource } =
    typeof kind === 'string' ? STACK_KINDS[kind] : kind;
  document.setIn(
    ['Resources', descriptorResource, 'Metadata', DESCRIPTOR_KEY],
    document.createNode(JSON.parse(JSON.stringify(descriptor))),
  );
}
