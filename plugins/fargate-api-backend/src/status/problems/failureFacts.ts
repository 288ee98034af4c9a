import {
  ReadFailure,
  MessageFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** Returns the facts of a problem that describe a failed read. */
export function failureFacts({
  message,
  kind,
  facts,
}: ReadFailure): MessageFacts & { failure: string } {
  return { ...facts, ...(kind && { failureKind: kind }), failure: message };
}
