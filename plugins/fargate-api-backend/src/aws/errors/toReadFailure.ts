import { NotFoundError } from '@backstage/errors';
import { ReadFailure } from '@fargate-api/backstage-plugin-fargate-api-common';
import { translateToEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';
import { isThrottlingError } from '@smithy/core/retry';
import { BudgetError } from '../budget/BudgetError';
import { MissingError } from './MissingError';
import { NotReadError } from './NotReadError';

type AwsLikeError = Error & {
  $metadata?: { httpStatusCode?: number; requestId?: string };
};

const DENIED =
  /AccessDenied|UnauthorizedOperation|AuthFailure|ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|OptInRequired|CredentialsProviderError/;

const NOT_FOUND = /NotFound(Exception|Error)?$/;

/** Converts an error of an AWS call to a failure with AWS's own error code and message. */
export function toReadFailure(error: unknown): ReadFailure {
  if (!(error instanceof Error)) {
    return { reason: 'unavailable', message: String(error) };
  }
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    const kind = 'timeout';
    const message = translateToEnglish(`failure.${kind}`, {});
    return { reason: 'unavailable', message, kind };
  }
  return {
    reason: reasonOf(error),
    message: messageOf(error),
    ...((error instanceof MissingError ||
      error instanceof NotReadError ||
      error instanceof BudgetError) && {
      kind: error.kind,
      facts: error.facts,
    }),
  };
}

function reasonOf(error: AwsLikeError): ReadFailure['reason'] {
  if (
    error instanceof BudgetError ||
    isThrottlingError(error as Parameters<typeof isThrottlingError>[0])
  ) {
    return 'throttled';
  }
  if (DENIED.test(error.name) || error.$metadata?.httpStatusCode === 403) {
    return 'denied';
  }
  return NOT_FOUND.test(error.name) ? 'not-found' : 'unavailable';
}

/** AWS's error code, message and request ID; only the message of the portal's own errors. */
function messageOf(error: AwsLikeError): string {
  if (
    error.name === 'Error' ||
    error instanceof NotFoundError ||
    error instanceof BudgetError
  ) {
    return error.message;
  }
  const requestId = error.$metadata?.requestId;
  const request = requestId ? ` (request ${requestId})` : '';
  return `${error.name}: ${error.message}${request}`;
}
