import {
  formatCause,
  MessageFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  Diagnosis,
  translateToEnglish,
  shorten,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Long enough for the message of an IAM denial, including the resource. */
const MAX_LENGTH = 300;

/** Returns the facts of a problem that describe a diagnosis. */
export function causeFacts(
  diagnosis: Diagnosis,
): MessageFacts & { cause: string } {
  const { kind: causeKind, facts } = diagnosis;
  const { message } = formatCause(diagnosis, translateToEnglish);
  const awsText = diagnosis.awsText && shorten(diagnosis.awsText, MAX_LENGTH);
  return {
    ...facts,
    causeKind,
    cause: awsText ? `${message} (${awsText})` : message,
    ...(awsText && { awsText }),
  };
}
