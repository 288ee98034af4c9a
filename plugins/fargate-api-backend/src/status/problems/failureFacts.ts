import {
  ReadFailure,
  WordFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** Why something could not be read, as a fact of a problem. */
export function failureFacts({
  message,
  kind,
  facts,
}: ReadFailure): WordFacts & { failure: string } {
  return { ...facts, ...(kind && { failureKind: kind }), failure: message };
}
