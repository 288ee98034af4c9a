/** Error names that say nothing about the request itself. */
const PASSING =
  /Throttl|TooManyRequests|RequestLimitExceeded|Expired|Timeout|ServiceUnavailable|InternalFailure|InternalError/i;

/**
 * Whether an error may disappear when the request is repeated: throttling, an
 * internal error of AWS, a lost connection, expired credentials.
 */
export function isTransientError(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  const { $metadata, code } = error as {
    $metadata?: { httpStatusCode?: number };
    code?: string;
  };
  const status = $metadata?.httpStatusCode;
  return (
    PASSING.test(error.name) ||
    (status !== undefined && status >= 500) ||
    /^E(CONN|PIPE|HOST|NET|AI_)/.test(code ?? '')
  );
}
