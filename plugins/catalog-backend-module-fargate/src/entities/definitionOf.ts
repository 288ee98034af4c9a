import {
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

const URL_ALONE = /^https?:\/\/\S+$/;

/**
 * The OpenAPI document of an API, or where the catalog is to fetch it from
 * when only its URL travels with the stack. An API without one gets the
 * smallest valid document, which at least says where it answers.
 */
export function definitionOf(
  stack: StackRecord,
  { definition, entity }: StackDescriptor,
): string | { $text: string } {
  const text = definition?.trim();
  if (text && URL_ALONE.test(text)) {
    return { $text: text };
  }
  return definition || smallestDocument(entity, stack.outputs.Url);
}

function smallestDocument(
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
