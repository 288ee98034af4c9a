import { apiShape } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackDescriptor, StackRecord } from '../stack';

const IS_URL = /^https?:\/\/\S+$/;

/**
 * Returns the OpenAPI document of an API. If the stack contains only a URL, the
 * catalog fetches the document. Without a document, returns a minimal one with
 * the URL of the API.
 */
export function definitionOf(
  stack: StackRecord,
  { definition, entity }: StackDescriptor,
): string | { $text: string } {
  const text = definition?.trim();
  if (text && IS_URL.test(text)) {
    return { $text: text };
  }
  const output = apiShape(stack.kind)?.endpointOutput;
  return definition || minimalDocument(entity, output && stack.outputs[output]);
}

function minimalDocument(
  { title, name, description }: StackDescriptor['entity'],
  url: string | undefined,
): string {
  const document = {
    openapi: '3.0.3',
    info: {
      title: title ?? name,
      version: 'unknown',
      description: [
        description,
        'No OpenAPI document was given when this API was deployed.',
      ]
        .filter(Boolean)
        .join('\n\n'),
    },
    servers: url ? [{ url }] : [],
    paths: {},
  };
  return JSON.stringify(document, null, 2);
}
