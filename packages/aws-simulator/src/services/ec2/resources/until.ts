/** Waits for a state; @throws the signal's reason as soon as it aborts. */
export async function until(
  stable: Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  try {
    await Promise.race([stable, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
