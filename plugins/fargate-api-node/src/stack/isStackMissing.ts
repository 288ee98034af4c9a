/**
 * Whether an error says that a stack does not exist. CloudFormation has no error
 * code for it, only a `ValidationError` with this text.
 *
 * @public
 */
export function isStackMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    /^Stack (with id |\[)?.*does not exist$/.test(error.message)
  );
}
