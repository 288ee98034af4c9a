import { apiShape } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackDescriptor, StackRecord } from '../stack';

/** A path that OpenAPI takes literally: no templates, no query. */
const PLAIN_PATH = /^\/[^{}?#]*$/;

const HEALTH_CHECK = {
  summary: 'Health check',
  description: 'What the load balancer requests of each task.',
  responses: {
    default: { description: 'The status tells whether the task is healthy.' },
  },
};

const IS_URL = /^https?:\/\/\S+$/;

/**
 * Returns the OpenAPI document of an API. If the stack contains only a URL, the
 * catalog fetches the document. Without a document, returns a minimal one with
 * what is known: the URL of the API and its health check.
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
  return (
    definition ||
    minimalDocument(entity, {
      url: output && stack.outputs[output],
      healthCheckPath: stack.parameters.HealthCheckPath,
    })
  );
}

function minimalDocument(
  { title, name, description }: StackDescriptor['entity'],
  {
    url,
    healthCheckPath = '',
  }: { url: string | undefined; healthCheckPath: string | undefined },
): string {
  const document = {
    openapi: '3.0.3',
    info: {
      title: title ?? name,
      version: 'unknown',
      description: [
        description,
        'No OpenAPI document was given when this API was deployed, so only its health check is known.',
      ]
        .filter(Boolean)
        .join('\n\n'),
    },
    servers: url ? [{ url }] : [],
    paths: PLAIN_PATH.test(healthCheckPath)
      ? { [healthCheckPath]: { get: HEALTH_CHECK } }
      : {},
  };
  return JSON.stringify(document, null, 2);
}
