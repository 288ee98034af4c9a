/** What may befall any call and says nothing of the stack. */
const PASSING =
  /Throttl|TooManyRequests|RequestLimitExceeded|Expired|Timeout|ServiceUnavailable|InternalFailure|InternalError/i;

/**
 * Whether an error is about the way to AWS and not about what was asked:
 * throttling, its own failures, cut connections, a session that ended.
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
