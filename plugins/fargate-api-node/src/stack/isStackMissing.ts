/**
 * Whether an error says that there is no such stack. CloudFormation has no
 * code for it: only a `ValidationError` whose text ends in these words.
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
