import {
  formatCause,
  WordFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  Diagnosis,
  inEnglish,
  shorten,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Long enough for the message and the resource of an access that IAM denies. */
const MAX_LENGTH = 300;

/** A diagnosis as the facts of a problem. */
export function causeFacts(
  diagnosis: Diagnosis,
): WordFacts & { cause: string } {
  const { kind: causeKind, facts } = diagnosis;
  const { message } = formatCause(diagnosis, inEnglish);
  const awsText = diagnosis.awsText && shorten(diagnosis.awsText, MAX_LENGTH);
  return {
    ...facts,
    causeKind,
    cause: awsText ? `${message} (${awsText})` : message,
    ...(awsText && { awsText }),
  };
}
