import { AwsError } from '../../../world/AwsError';

/** How many resources a request may name; the model does not say it. */
const MAX_NAMED = 20;

/** @throws AwsError `ValidationError` for a request that names too many resources. */
export function requireFewNames(member: string, names: string[] = []): void {
  if (names.length > MAX_NAMED) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '[${names.join(
        ', ',
      )}]' at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${MAX_NAMED}`,
    );
  }
}

/** The items with the given values of a member, or `otherwise` if no value is given. */
export function select<T, K extends keyof T>(
  all: T[],
  wanted: string[] | undefined,
  member: K,
  otherwise: () => T[],
  [code, message]: readonly [string, string],
): T[] {
  if (!wanted?.length) {
    return otherwise();
  }
  const found = all.filter(item => wanted.includes(String(item[member])));
  if (found.length < new Set(wanted).size) {
    throw new AwsError(code, message);
  }
  return found;
}
