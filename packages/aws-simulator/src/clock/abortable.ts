/** Settles like a promise, but rejects with the signal's reason as soon as it aborts. */
export function abortable<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const result = new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
  // The caller may have stopped waiting, and must not see an unhandled
  // rejection.
  result.catch(() => {});
  return result;
}
